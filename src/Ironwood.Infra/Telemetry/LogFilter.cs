namespace Ironwood.Infra.Telemetry;

/// <summary>How the pods' log entries are told from others: one word for those who write them and those who
/// search.</summary>
public static class LogFilter
{
    /// <summary>Value of <c>jsonPayload.component</c> in every entry that a pod writes.</summary>
    public const string Component = "tpu-inference";

    /// <summary>
    /// Filter in the Logging query language that matches the pods' entries. They are VMs, so the resource type is
    /// <c>gce_instance</c>.
    /// </summary>
    public const string Pods = $"resource.type=\"gce_instance\" AND jsonPayload.component=\"{Component}\"";
}
