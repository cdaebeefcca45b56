using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>
/// Checks each input of each resource against the provider's schema: it finds what <c>pulumi up</c> would refuse after
/// minutes. A value that another resource supplies is unknown; only its presence and type are checked.
/// </summary>
public sealed class SchemaCheck : IRuleFamily
{
    private const string EngineTypes = "pulumi:";

    /// <inheritdoc/>
    public IReadOnlyList<Rule> Rules { get; } = [.. SchemaRules.All, .. ProviderRules.All.Select(check => check.Rule)];

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return
        [
            .. graph.Nodes.Where(IsChecked).SelectMany(node => Check(graph, node)),
            .. ReferenceCheck.DanglingOutputs(graph),
            .. SecretCheck.Outputs(graph),
        ];
    }

    private static IEnumerable<Finding> Check(ResourceGraph graph, ResourceNode node)
    {
        if (ProviderSchema.Of(node.Type) is not { } schema)
        {
            return
            [
                new(
                    SchemaRules.UnknownType, node, "", $"'{node.Type}' is not a type that the check knows",
                    "add the type to the data, as offline/README.md says"),
            ];
        }
        var inputs = BridgedInputs.Of(schema, node.Inputs);
        var one = new CheckedNode(
            graph, ReferenceEquals(inputs, node.Inputs) ? node : node with { Inputs = inputs }, schema);
        return
        [
            .. InputCheck.Check(one), .. ReferenceCheck.Dangling(one), .. NameCheck.Check(one),
            .. SecretCheck.Check(one), .. JsonTextCheck.Check(one), .. ProviderRules.Check(one),
        ];
    }

    // Components create nothing. Resources that are only read were checked when they were created. The engine's own
    // types have no schema.
    private static bool IsChecked(ResourceNode node) =>
        node.Kind == ResourceKind.Custom && !node.Type.StartsWith(EngineTypes, StringComparison.Ordinal);
}
