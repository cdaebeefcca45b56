namespace Ironwood.Infra.Foundation;

/// <summary>
/// What tells a stack's own hosts, time series and log entries from those of another stack in the same project. Two
/// stacks may have one environment; the suffix is unique.
/// </summary>
/// <param name="Environment">The stack's environment, for people who read the names.</param>
/// <param name="Suffix">The stack's suffix: lower-case hexadecimal digits.</param>
public sealed record StackMark(string Environment, Output<string> Suffix)
{
    /// <summary>The mark, for example <c>prod-4f3a2b</c>: a field of every log entry that a host writes.</summary>
    public Output<string> Text => Output.Format($"{Environment}-{Suffix}");
}
