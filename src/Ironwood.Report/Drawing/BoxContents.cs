using Ironwood.Analysis.Reading;
using Ironwood.Graph;
using Ironwood.Problems;

namespace Ironwood.Report.Drawing;

/// <summary>The text in a box: its machines if it has any, otherwise its resources by kind.</summary>
internal static class BoxContents
{
    private const int MostKinds = 4;

    /// <summary>Lines about the resources inside a component.</summary>
    public static IReadOnlyList<string> Of(ManagedGroups groups, IReadOnlyList<ResourceNode> resources) =>
        In(groups, resources) is { Length: > 0 } own ? Machines(own) : Kinds(resources);

    /// <summary>A line about the resources that a resource uses; null when it uses nothing.</summary>
    public static IReadOnlyList<string> Kinds(IEnumerable<ResourceNode> resources)
    {
        var kinds = resources.Select(node => TypeWords.Of(node.Type))
            .CountBy(words => words, StringComparer.Ordinal)
            .Select(kind => TypeWords.Counted(kind.Key, kind.Value))
            .ToArray();
        return kinds.Length == 0 ? []
            : [string.Join(", ", kinds.Take(MostKinds))
                + (kinds.Length > MostKinds ? $", {kinds.Length - MostKinds} more" : "")];
    }

    /// <summary>The tier that its machines are labelled with; null without machines or with several tiers.</summary>
    public static string? TierOf(ManagedGroups groups, IEnumerable<ResourceNode> resources) =>
        ManagedGroups.TierOf(In(groups, resources));

    private static ManagedGroup[] In(ManagedGroups groups, IEnumerable<ResourceNode> resources) =>
        [.. resources.Select(groups.Find).OfType<ManagedGroup>()];

    private static string[] Machines(ManagedGroup[] groups)
    {
        var types = Distinct(groups.Select(group => group.MachineType));
        var zones = Distinct(groups.Select(group => group.ZoneName));
        var machines = groups.All(group => group.FixedSize is not null)
            ? Counted.Number(groups.Sum(group => (long)group.FixedSize!.Value)) + " x"
            : "autoscaled";
        return [$"{machines} {types}", $"{Counted.Of(groups.Length, "group")} in {zones}"];
    }

    private static string Distinct(IEnumerable<string?> texts) =>
        string.Join(", ", texts.Select(text => text ?? "?").Distinct().Order(StringComparer.Ordinal));
}
