namespace Ironwood.Infra.Telemetry;

/// <summary>Identifies the stack's log entries: the words that hosts write and that filters ask for.</summary>
public static class LogFilter
{
    /// <summary>Value of <c>jsonPayload.component</c> in every entry that a pod writes.</summary>
    public const string Component = "tpu-inference";

    /// <summary>
    /// Filter in the Logging query language that matches the entries of one stack's pods. They are VMs, so the resource
    /// type is <c>gce_instance</c>.
    /// </summary>
    /// <param name="stack">The stack's mark, which its hosts write into <c>jsonPayload.stack</c>.</param>
    public static Output<string> Pods(StackMark stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        const string Hosts = $"resource.type=\"gce_instance\" AND jsonPayload.component=\"{Component}\"";
        return Output.Format($"{Hosts} AND jsonPayload.stack=\"{stack.Text}\"");
    }
}
