using System.Collections.Concurrent;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Compute;

/// <summary>The machines and backend services of a platform. At the start all machines are healthy.</summary>
public sealed class ComputeBook
{
    private ComputeBook(PlatformState state)
    {
        var tiers = state.Contract.Tiers.Values;
        Groups = new(tiers.SelectMany(tier => tier.Groups).Select(group => KeyValuePair.Create(
            group.Name, new DemoGroup { Name = group.Name, Zone = group.Zone, Vms = group.MinVms })));
        Backends = new(tiers.Select(tier => KeyValuePair.Create(
            tier.BackendService, (IReadOnlyList<string>)[.. tier.Groups.Select(group => group.InstanceGroup)])));
    }

    /// <summary>Groups by name; may be changed.</summary>
    public ConcurrentDictionary<string, DemoGroup> Groups { get; }

    /// <summary>URLs of the groups behind each backend service; may be changed.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<string>> Backends { get; }

    /// <summary>A platform's machines.</summary>
    public static ComputeBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new ComputeBook(platform));
    }

    /// <summary>Changes a group.</summary>
    public void Change(string group, Func<DemoGroup, DemoGroup> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Groups[group] = change(Groups[group]);
    }
}
