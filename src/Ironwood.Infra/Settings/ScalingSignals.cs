namespace Ironwood.Infra.Settings;

/// <summary>What an autoscaler can follow.</summary>
internal static class ScalingSignals
{
    /// <summary>The share of its capacity that the balancer sends to a group.</summary>
    public const string BalancerUtilization = "balancerUtilization";

    /// <summary>That, and the requests that wait in the model servers.</summary>
    public const string QueueDepth = "queueDepth";

    /// <summary>The share of the CPU in use.</summary>
    public const string Cpu = "cpu";

    /// <summary>The signal that settings name, or the generation's default.</summary>
    public static string Of(ScalingSettings scaling, bool isAccelerator) =>
        scaling.Signal ?? (isAccelerator ? BalancerUtilization : Cpu);
}
