namespace Ironwood.Planning.Settings;

/// <summary>Autoscaling of a tier whose replicas are single VMs.</summary>
public sealed record ScalingSettings
{
    /// <summary>Fewest replicas over all zones. Required.</summary>
    [Between(0, nameof(Limits.InstancesPerBalancedGroup))]
    public required int MinReplicas { get; init; }

    /// <summary>Most replicas over all zones; at least one a zone. Required.</summary>
    [Between(1, nameof(Limits.InstancesPerBalancedGroup))]
    public required int MaxReplicas { get; init; }

    /// <summary>
    /// What the autoscaler follows: <c>balancerUtilization</c>; <c>queueDepth</c>, which adds the requests that wait
    /// in the model servers to it; or <c>cpu</c>, for <c>generation: cpu</c> only. Default: <c>cpu</c> with that
    /// generation, else
    /// <c>balancerUtilization</c>.
    /// </summary>
    public string? Signal { get; init; }

    /// <summary>
    /// Share of the balancer's capacity (<see cref="TierSettings.MaxRequestsPerSecondPerVm"/>) that the
    /// autoscaler aims at; for <c>cpu</c> the share of CPU. Default 0.7.
    /// </summary>
    [Between(0.1, 1)]
    public double TargetUtilization { get; init; } = 0.7;

    /// <summary>
    /// Waiting requests that justify one machine; <c>queueDepth</c> only. Default 3: above the noise, below what a
    /// caller notices.
    /// </summary>
    [Between(0.1, 100_000)]
    public double QueueTarget { get; init; } = 3;

    /// <summary>
    /// Seconds that a new machine needs before its load says something: the model's load and compilation. Default
    /// 1800, for <c>generation: cpu</c> 120.
    /// </summary>
    [Between(0, 3_600)]
    public int? InitializationSeconds { get; init; }

    /// <summary>Most machines that may go within ten minutes. Default 1: what is lost has to be compiled
    /// again.</summary>
    [Between(1, nameof(Limits.InstancesPerBalancedGroup))]
    public int ScaleInReplicas { get; init; } = 1;
}
