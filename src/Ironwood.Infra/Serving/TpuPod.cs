using Pulumi.Gcp.Compute;

namespace Ironwood.Infra.Serving;

/// <summary>
/// The machines of one tier in one region. A topology of several hosts becomes slices; each slice is a managed group
/// that is created and lost as a whole. Machines that serve alone become one managed group per zone, with an autoscaler
/// if the settings ask for it.
/// </summary>
public sealed class TpuPod : ComponentResource
{
    /// <param name="name">Logical name, for example <c>ironwood-pod-large</c>.</param>
    /// <param name="args">The tier's plan and the resources that its machines need.</param>
    /// <param name="options">Resource options.</param>
    public TpuPod(string name, TpuPodArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:serving:TpuPod", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Plan = args.Plan;
        MonitoringJob = args.MonitoringJob;
        var child = new ComponentResourceOptions { Parent = this };
        Groups = args.Plan.Shape.IsMultiHost
            ? [.. args.Plan.Groups.Select(
                group => new TpuSlice($"slice-{group.Name}", new(args, group), child).Manager)]
            : new ReplicaGroups(
                $"{(args.Plan.IsFailover ? "failover" : "replicas")}-{args.Plan.Name}", args, child).Managers;
        RegisterOutputs();
    }

    /// <summary>The tier's plan.</summary>
    public TierPlan Plan { get; }

    /// <summary>Prometheus job of its hosts.</summary>
    public Output<string> MonitoringJob { get; }

    /// <summary>The managed groups, in the order of <see cref="TierPlan.Groups"/>.</summary>
    public ImmutableArray<InstanceGroupManager> Groups { get; }
}

/// <summary>Arguments of <see cref="TpuPod"/>.</summary>
public sealed class TpuPodArgs : RegionalArgs
{
    /// <summary>The tier's plan. It decides which resources exist, so it is a plain value, not an output.</summary>
    public required TierPlan Plan { get; init; }

    /// <summary>The machines' network.</summary>
    public required InferenceNetwork Network { get; init; }

    /// <summary>The machines' identity.</summary>
    public required InferenceIdentity Identity { get; init; }

    /// <summary>What tells the stack's hosts, their metrics and log entries from another stack's.</summary>
    public required StackMark Stack { get; init; }

    /// <summary>Timeout of a request at the load balancer, in seconds; the proxies use the same.</summary>
    public required int RequestTimeoutSeconds { get; init; }

    /// <summary>The key of the boot disks. Default: Google's own.</summary>
    public UsableKey? DiskKey { get; init; }

    /// <summary>
    /// Environment variables of the model server by name. They reach the hosts as metadata, which is not safe for
    /// secrets: pass a secret's name instead. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, Input<string>> ServerEnvironment { get; init; } =
        ImmutableDictionary<string, Input<string>>.Empty;

    /// <summary>
    /// Resources that a booting machine needs: grants to read its model and image, the cache's secrets. Default: none.
    /// </summary>
    public IReadOnlyList<Resource> NeededToBoot { get; init; } = [];

    /// <summary>Prometheus job of the tier's hosts, unique among the stacks of a project.</summary>
    internal Output<string> MonitoringJob => Stack.Text.Apply(Plan.MonitoringJob);

    /// <summary>
    /// What the names of a group's machines begin with: the machines of another stack's tier of the same name have
    /// another suffix.
    /// </summary>
    internal Output<string> BaseInstanceName(string name) => Output.Format($"{name}-{Stack.Suffix}");

    private Output<string>? _userData;

    /// <summary>The boot configuration is the same for every slice, so it is rendered once.</summary>
    internal Output<string> UserData => _userData ??= Render();

    // Some variables are known only during the deployment.
    private Output<string> Render()
    {
        string[] names = [.. ServerEnvironment.Keys.Order(StringComparer.Ordinal)];
        return Output.Tuple(Stack.Text, Output.All(names.Select(name => ServerEnvironment[name]))).Apply(known =>
            Plan.Boot(known.Item1, RequestTimeoutSeconds)
                .Render(names.Zip(known.Item2).ToImmutableDictionary(pair => pair.First, pair => pair.Second)));
    }
}
