using Ironwood.Analysis.Traffic;
using Ironwood.Cli.Stacks;
using Ironwood.Planning.Plan;

namespace Ironwood.Cli.Previewing;

/// <summary>A tier in one region, in words.</summary>
/// <param name="Name">The tier and its region.</param>
/// <param name="Chips">The number of chips, and their generation.</param>
/// <param name="Machines">The number of machines, and their type.</param>
/// <param name="MadeOf">Its slices or groups.</param>
/// <param name="Zones">Its zones.</param>
internal sealed record TierWords(string Name, string Chips, string Machines, string MadeOf, string Zones)
{
    /// <summary>Every tier of a stack in every region.</summary>
    public static IEnumerable<TierWords> Of(LoadedStack stack) => stack.Plan.Machines.Select(Of);

    private static TierWords Of(TierPlan plan) => new(
        plan.IsFailover ? $"{plan.Name}, failover" : plan.Name + (plan.IsDefault ? " (default)" : ""),
        plan.Shape.Generation.IsAccelerator
            ? $"{Range(plan.MinChips, plan.MaxChips)} {plan.Shape.Generation.Id}"
            : "none",
        $"{Range(plan.MinVms, plan.MaxVms)} x {plan.Shape.MachineType.Name}",
        plan.Shape.IsMultiHost
            ? $"{Counted.Of(plan.Groups.Count, "slice")} of {plan.Shape.Topology}"
            : $"{Counted.Of(plan.Groups.Count, "group")} of single machines{(plan.IsAutoscaled ? ", autoscaled" : "")}",
        string.Join(", ", plan.Groups.Select(group => group.Zone).Distinct()));

    private static string Range(int min, int max) =>
        min == max ? Counted.Number(max) : $"{Counted.Number(min)} to {Counted.Number(max)}";
}

/// <summary>A route of a stack, in words.</summary>
/// <param name="Path">Its paths.</param>
/// <param name="Tier">The tier that answers.</param>
/// <param name="BackendService">The backend service.</param>
/// <param name="Groups">The groups or the endpoint behind it.</param>
internal sealed record RouteWords(string Path, string Tier, string BackendService, string Groups)
{
    public static RouteWords Of(RouteRow route) => new(
        !route.IsDefault ? string.Join(", ", route.Paths)
            : route.Hosts.Count == 0 ? "(all others)"
            : $"(all others of {NameList.Of(route.Hosts)})",
        route.Tier ?? (route.Endpoint is null ? "(none)" : "Vertex AI"),
        route.BackendService,
        route.Endpoint ?? NameList.ByZone(route.Groups.Select(group => (group.Name, group.Zone))));
}

/// <summary>The size of a stack.</summary>
/// <param name="Resources">Resources of the cloud.</param>
/// <param name="Components">Components that contain them, without the stack itself.</param>
/// <param name="Chips">TPU chips at the largest sizes.</param>
/// <param name="Vms">Machines at the largest sizes.</param>
internal sealed record StackSize(int Resources, int Components, int Chips, int Vms)
{
    public static StackSize Of(LoadedStack stack)
    {
        var tiers = stack.Plan.Machines.ToArray();
        return new(
            stack.Graph.Nodes.Count(node => node.Kind == ResourceKind.Custom),
            stack.Graph.Nodes.Count(node => node.Kind == ResourceKind.Component) - 1,
            tiers.Sum(plan => plan.MaxChips),
            tiers.Sum(plan => plan.MaxVms));
    }

    /// <summary>The size in one phrase.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(Resources, "resource")}, {Chips:N0} chips, {Counted.Of(Vms, "VM")}");
}
