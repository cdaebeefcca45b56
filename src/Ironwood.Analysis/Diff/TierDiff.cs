namespace Ironwood.Analysis.Diff;

/// <summary>What a change means to the machines of a group.</summary>
public enum MachineFate
{
    /// <summary>The group is new: all of its machines start.</summary>
    Started,

    /// <summary>The group is replaced: all its machines are created again.</summary>
    MadeAnew,

    /// <summary>The group has a new template and replaces its machines automatically.</summary>
    Exchanged,

    /// <summary>The group has a new template; its machines keep the old one until an operator recreates them.</summary>
    KeptUntilRecreated,

    /// <summary>The group grows: more machines start.</summary>
    Grown,

    /// <summary>The group is deleted with its machines, or shrinks.</summary>
    Stopped,
}

/// <summary>What happens to the machines of one group.</summary>
/// <param name="Group">Logical name of the group.</param>
/// <param name="Fate">What happens.</param>
/// <param name="Vms">The number of machines that this happens to.</param>
/// <param name="IsAwayBetween">Whether the old machines are deleted before the new ones exist.</param>
public sealed record GroupFate(string Group, MachineFate Fate, int Vms, bool IsAwayBetween = false);

/// <summary>A tier before and after.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ChipsBefore">Chips at its largest size; 0 before it was there.</param>
/// <param name="ChipsAfter">The same after.</param>
/// <param name="VmsBefore">Machines at its largest size.</param>
/// <param name="VmsAfter">The same after.</param>
/// <param name="Groups">What happens to its machines, group by group; unchanged groups are left out.</param>
public sealed record TierChange(
    string Name, int ChipsBefore, int ChipsAfter, int VmsBefore, int VmsAfter, IReadOnlyList<GroupFate> Groups)
{
    /// <summary>Whether new machines start, which must first load the model.</summary>
    public bool HasColdStart => Groups.Any(group =>
        group.Fate is MachineFate.Started or MachineFate.MadeAnew or MachineFate.Exchanged or MachineFate.Grown);
}

/// <summary>What a change means for the tiers: their size, and which of their machines start again.</summary>
public static class TierDiff
{
    private const string NoTier = "(none)";

    /// <summary>Every tier of both graphs, in the order of their names.</summary>
    public static IReadOnlyList<TierChange> Of(GraphDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var before = ManagedGroups.Of(diff.Before);
        var after = ManagedGroups.Of(diff.After);
        // A tier's groups by their place after the change; deleted groups by their place before.
        var fates = after.All.Select(group => (group.Tier, Fate: FateOf(diff.Of(group.Node.Urn), before, group)))
            .Concat(diff.Changes
                .Where(change => change.Kind == ChangeKind.Removed)
                .Select(change => before.Find(change.Before))
                .OfType<ManagedGroup>()
                .Select(group =>
                    (group.Tier, Fate: (GroupFate?)new GroupFate(group.Name, MachineFate.Stopped, group.Most ?? 0))))
            .ToLookup(group => group.Tier ?? NoTier, group => group.Fate, StringComparer.Ordinal);
        return
        [
            .. before.All.Concat(after.All)
                .Select(group => group.Tier ?? NoTier)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(tier => new TierChange(
                    tier, Chips(before, tier), Chips(after, tier), Vms(before, tier), Vms(after, tier),
                    [.. fates[tier].OfType<GroupFate>().OrderBy(fate => fate.Fate)])),
        ];
    }

    private static GroupFate? FateOf(ResourceChange? change, ManagedGroups before, ManagedGroup group)
    {
        var (name, vms) = (group.Name, group.Most ?? 0);
        var oldVms = before.Find(change?.Before) is { } old ? old.Most ?? 0 : (int?)null;
        return change switch
        {
            null => null,
            { Kind: ChangeKind.Added } => new(name, MachineFate.Started, vms),
            { Kind: ChangeKind.Replaced } => new(name, MachineFate.MadeAnew, vms, change.DeletesFirst),
            _ when change.Properties.Any(IsTemplate) => new(
                name, ExchangesItself(group.Node) ? MachineFate.Exchanged : MachineFate.KeptUntilRecreated, vms),
            _ when vms > oldVms => new(name, MachineFate.Grown, vms - oldVms.Value),
            _ when vms < oldVms => new(name, MachineFate.Stopped, oldVms.Value - vms),
            _ => null,
        };
    }

    private static bool IsTemplate(PropertyChange property) =>
        property.Path.StartsWith("versions[", StringComparison.Ordinal)
        && property.Path.EndsWith(".instanceTemplate", StringComparison.Ordinal);

    // https://docs.cloud.google.com/compute/docs/instance-groups/updating-migs: an opportunistic group changes no
    // machine
    private static bool ExchangesItself(ResourceNode manager) => manager.Text("updatePolicy.type") == "PROACTIVE";

    private static int Chips(ManagedGroups groups, string tier) =>
        OfTier(groups, tier).Sum(group => (int)(group.Chips ?? 0));

    private static int Vms(ManagedGroups groups, string tier) => OfTier(groups, tier).Sum(group => group.Most ?? 0);

    private static IEnumerable<ManagedGroup> OfTier(ManagedGroups groups, string tier) =>
        groups.All.Where(group => (group.Tier ?? NoTier) == tier);
}
