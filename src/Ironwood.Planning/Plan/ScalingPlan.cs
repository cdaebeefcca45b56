namespace Ironwood.Planning.Plan;

/// <summary>What an autoscaler follows.</summary>
public enum ScalingSignal
{
    /// <summary>The share of its capacity that the balancer sends to a group.</summary>
    BalancerUtilization,

    /// <summary>That, and the requests that wait in the model servers.</summary>
    QueueDepth,

    /// <summary>The share of the CPU in use.</summary>
    Cpu,
}

/// <summary>How a tier's groups change their size.</summary>
/// <param name="Signal">What the autoscaler follows.</param>
/// <param name="TargetUtilization">Share of the signal that it aims at.</param>
/// <param name="QueueTarget">Waiting requests that justify one machine; for <see
/// cref="ScalingSignal.QueueDepth"/>.</param>
/// <param name="InitializationSeconds">Seconds until a new machine's load says something.</param>
/// <param name="ScaleInReplicas">Most machines that may go within ten minutes.</param>
public sealed record ScalingPlan(
    ScalingSignal Signal, double TargetUtilization, double QueueTarget, int InitializationSeconds, int ScaleInReplicas)
{
    /// <summary>The load and compilation of a model; a stub compiles nothing.</summary>
    private const int ModelInitialization = 1_800;
    private const int StubInitialization = 120;

    /// <summary>The signals as settings write them.</summary>
    internal static IReadOnlyList<string> SignalNames { get; } = [.. Enum.GetValues<ScalingSignal>().Select(NameOf)];

    internal static string NameOf(ScalingSignal signal) => SettingNames.Of(signal.ToString());

    /// <summary>The signal that settings name, or the generation's default; null when they name none that
    /// exists.</summary>
    internal static ScalingSignal? SignalOf(ScalingSettings scaling, bool isAccelerator) =>
        scaling.Signal is not { } name ? isAccelerator ? ScalingSignal.BalancerUtilization : ScalingSignal.Cpu
        : SignalNames.Contains(name) ? Enum.Parse<ScalingSignal>(name, ignoreCase: true)
        : null;

    /// <summary>Whether the autoscaler follows the requests that wait in the model servers.</summary>
    internal static bool FollowsQueue(ScalingSettings? scaling) => scaling?.Signal == NameOf(ScalingSignal.QueueDepth);

    /// <summary>The plan of a tier; null when its size is fixed.</summary>
    internal static ScalingPlan? Of(ScalingSettings? scaling, bool isAccelerator) => scaling is null ? null : new(
        SignalOf(scaling, isAccelerator) ?? ScalingSignal.BalancerUtilization,
        scaling.TargetUtilization,
        scaling.QueueTarget,
        scaling.InitializationSeconds ?? (isAccelerator ? ModelInitialization : StubInitialization),
        scaling.ScaleInReplicas);
}
