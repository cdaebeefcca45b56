using System.Text.Json.Nodes;
using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Limits;
using Ironwood.Graph;

namespace Ironwood.Analysis.Sizes;

/// <summary>Names and labels have the form and the length that Google Cloud accepts.</summary>
internal static class NameLengthRules
{
    private static readonly string[] LabelInputs = ["labels", "userLabels", "resourceLabels"];

    private static readonly Rule LogicalName = new(
        "limits/logical-name", Severity.Error,
        "A Compute Engine resource has a Pulumi name that cannot become its name by auto-naming.",
        "The engine appends a dash and seven characters; what does not have the form then, the API refuses.",
        NameRules.LogicalName.Source)
    {
        Example =
            "has a name that auto-naming makes unusable: 1 to 55 lower-case letters, digits and dashes; starts with "
            + "a letter and does not end with a dash",
    };

    private static readonly Rule GivenName = new(
        "limits/given-name", Severity.Error,
        "A Compute Engine resource has a name of its own that Compute Engine refuses.",
        "Google Cloud refuses the resource.", NameRules.ResourceName.Source)
    {
        Example =
            "is named 'Platform_Network': 1 to 63 lower-case letters, digits and dashes; starts with a letter and "
            + "does not end with a dash",
    };

    private static readonly Rule Labels = new(
        "limits/labels", Severity.Error,
        "A resource has too many labels, or a label of a form that is refused.",
        "Google Cloud refuses the resource.", Limits.LabelsPerResource.Source)
    {
        Example =
            "has the label cost-center = 'AI Serving': at most 63 lower-case letters, digits, underscores and dashes",
    };

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(LogicalName, graph =>
            from node in Compute(graph)
            where node.At("name") is null && !NameRules.LogicalName.Allows(node.Name)
            select new Breach(
                node, "", $"has a name that auto-naming makes unusable: {NameRules.LogicalName.Description}",
                "shorten or mend the resource's Pulumi name")),
        new(GivenName, graph =>
            from node in Compute(graph)
            let name = node.Text("name")
            where name is not null && !Reference.In(name).Any() && !NameRules.ResourceName.Allows(name)
            select new Breach(
                node,
                "name",
                $"is named '{name}': {NameRules.ResourceName.Description}",
                "mend the name, or leave it out")),
        new(Labels, graph => graph.Nodes.SelectMany(Of)),
    ];

    private static IEnumerable<ResourceNode> Compute(ResourceGraph graph) =>
        graph.Nodes.Where(node => node.Kind == ResourceKind.Custom && ResourceTypes.IsOfModule(node.Type, "compute"));

    private static IEnumerable<Breach> Of(ResourceNode node)
    {
        // A channel's "labels" are its settings, and a monitored resource's belong to Google.
        var input = ResourceTypes.IsOfModule(node.Type, "monitoring") ? "userLabels"
            : LabelInputs.FirstOrDefault(name => node.At(name) is JsonObject);
        if (input is null || node.At(input) is not JsonObject labels)
        {
            yield break;
        }
        if (labels.Count > Limits.LabelsPerResource.Value)
        {
            yield return new(
                node, input, $"has {labels.Count} labels; at most {Limits.LabelsPerResource.Value}", "drop some");
        }
        foreach (var (key, value) in labels)
        {
            var path = PropertyPath.Property(input, key);
            if (!NameRules.LabelKey.Allows(key))
            {
                yield return new(
                    node, path, $"has the label '{key}': {NameRules.LabelKey.Description}", "mend the label's key");
            }
            if (value.AsText() is { } text && !Reference.In(text).Any() && !NameRules.LabelValue.Allows(text))
            {
                yield return new(
                    node,
                    path,
                    $"has the label {key} = '{text}': {NameRules.LabelValue.Description}",
                    "mend the label's value");
            }
        }
    }
}
