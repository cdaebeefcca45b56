using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Limits;

namespace Ironwood.Analysis.Sizes;

/// <summary>Rules about the form and length of names and labels.</summary>
internal static class NameLengthRules
{
    private static readonly string[] LabelInputs = ["labels", "userLabels", "resourceLabels"];

    private static readonly Rule LogicalName = new(
        "limits/logical-name", Severity.Error,
        "Pulumi cannot generate a valid Compute Engine name from a resource's Pulumi name.",
        "Pulumi appends a dash and seven characters; the API refuses the result if it is too long or has other "
        + "characters.",
        NameRules.LogicalName.Source,
        Example:
            "has a name from which Pulumi cannot generate a valid one: 1 to 55 lower-case letters, digits and dashes; "
            + "starts with a letter and does not end with a dash");

    private static readonly Rule GivenName = new(
        "limits/given-name", Severity.Error,
        "A Compute Engine resource has an explicit name that is not valid.",
        "Google Cloud refuses the resource.", NameRules.ResourceName.Source,
        Example:
            "is named 'Platform_Network': 1 to 63 lower-case letters, digits and dashes; starts with a letter and "
            + "does not end with a dash");

    private static readonly Rule Labels = new(
        "limits/labels", Severity.Error,
        "A resource has too many labels, or a label that is not valid.",
        "Google Cloud refuses the resource.", Limits.LabelsPerResource.Source,
        Example:
            "has the label cost-center = 'AI Serving': at most 63 lower-case letters, digits, underscores and dashes");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(LogicalName, graph =>
            from node in Compute(graph)
            where node.At("name") is null && !NameRules.LogicalName.Allows(node.Name)
            select new Breach(
                node, "",
                $"has a name from which Pulumi cannot generate a valid one: {NameRules.LogicalName.Description}",
                "change the resource's Pulumi name to this form")),
        new(GivenName, graph =>
            from node in Compute(graph)
            let name = node.Text("name")
            where name is not null && !Reference.In(name).Any() && !NameRules.ResourceName.Allows(name)
            select new Breach(
                node,
                "name",
                $"is named '{name}': {NameRules.ResourceName.Description}",
                "change the name to this form, or leave it out")),
        new(Labels, graph => graph.Nodes.SelectMany(Of)),
    ];

    private static IEnumerable<ResourceNode> Compute(ResourceGraph graph) =>
        graph.Nodes.Where(node => node.Kind == ResourceKind.Custom && ResourceTypes.IsOfModule(node.Type, "compute"));

    private static IEnumerable<Breach> Of(ResourceNode node)
    {
        // The "labels" of a channel are its settings, and those of a monitored resource belong to Google.
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
                    node, path, $"has the label '{key}': {NameRules.LabelKey.Description}",
                    "change the label's key to this form");
            }
            if (value.AsText() is { } text && !Reference.In(text).Any() && !NameRules.LabelValue.Allows(text))
            {
                yield return new(
                    node,
                    path,
                    $"has the label {key} = '{text}': {NameRules.LabelValue.Description}",
                    "change the label's value to this form");
            }
        }
    }
}
