using System.Globalization;
using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Drawing;

/// <summary>What stands in a box: machines where there are any, else what is in it, by kind.</summary>
internal static class BoxContents
{
    private const string ManagerType = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    private const int MostKinds = 4;

    /// <summary>Lines about the resources inside a component.</summary>
    public static IReadOnlyList<string> Of(ResourceGraph graph, IReadOnlyList<ResourceNode> resources)
    {
        var managers = resources.Where(node => node.Type == ManagerType).ToArray();
        return managers.Length > 0 ? Machines(graph, managers) : Kinds(resources);
    }

    /// <summary>A line about what a resource uses; none when it uses nothing.</summary>
    public static IReadOnlyList<string> Kinds(IEnumerable<ResourceNode> resources)
    {
        var kinds = resources.Select(node => TypeWords.Of(node.Type))
            .CountBy(words => words, StringComparer.Ordinal)
            .Select(kind => TypeWords.Counted(kind.Key, kind.Value))
            .ToArray();
        return kinds.Length == 0 ? []
            : [string.Join(", ", kinds.Take(MostKinds)) + (kinds.Length > MostKinds ? $", {kinds.Length - MostKinds} more" : "")];
    }

    /// <summary>The tier that machines are labelled with; null when there are none, or of several tiers.</summary>
    public static string? TierOf(ResourceGraph graph, IEnumerable<ResourceNode> resources)
    {
        var tiers = resources.Where(node => node.Type == ManagerType)
            .Select(manager => Text(TemplateOf(graph, manager), "labels.tier")).Distinct().ToArray();
        return tiers.Length == 1 ? tiers[0] : null;
    }

    private static string[] Machines(ResourceGraph graph, ResourceNode[] managers)
    {
        var types = Distinct(managers.Select(manager => Text(TemplateOf(graph, manager), "machineType")));
        var zones = Distinct(managers.Select(manager => Text(manager, "zone")));
        var vms = managers.Sum(manager =>
            PropertyPath.At(manager.Inputs, "targetSize") is JsonValue size && size.TryGetValue(out double count) ? count : double.NaN);
        var machines = double.IsNaN(vms) ? "autoscaled" : vms.ToString("N0", CultureInfo.InvariantCulture) + " x";
        return [$"{machines} {types}", $"{managers.Length} {(managers.Length == 1 ? "group" : "groups")} in {zones}"];
    }

    private static ResourceNode? TemplateOf(ResourceGraph graph, ResourceNode manager) =>
        graph.Target(PropertyPath.At(manager.Inputs, "versions[0].instanceTemplate"));

    private static string? Text(ResourceNode? node, string path) => PropertyPath.At(node?.Inputs, path)?.ToString();

    private static string Distinct(IEnumerable<string?> texts) =>
        string.Join(", ", texts.Select(text => text ?? "?").Distinct().Order(StringComparer.Ordinal));
}
