using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Schema;
using Ironwood.Graph;

namespace Ironwood.Analysis.Diff;

/// <summary>In which order a resource is replaced, and what a name that is fixed means for it.</summary>
internal static class ReplacementOrder
{
    // Where a resource lies; the outputs of these names are what the inputs or the provider's settings say.
    private static readonly HashSet<string> Place = ["project", "region", "zone", "location"];

    // Resources of one name that differ in one of these are different resources.
    private static readonly HashSet<string> Scope = [.. Place, "api", "service"];

    // Their names are unique in a project, or anywhere, wherever they lie.
    private static readonly HashSet<string> WithoutLocation = [ResourceTypes.Dataset, ResourceTypes.Bucket];

    public static bool IsOfThePlace(string output) => Place.Contains(output);

    /// <summary>
    /// Whether the old resource is deleted before the new one exists: as the program says, else as the provider does,
    /// which also deletes first what has a name that it did not make itself.
    /// </summary>
    /// <remarks>nameRequiresDeleteBeforeReplace in pulumi-terraform-bridge.</remarks>
    public static bool DeletesFirst(ResourceNode node) =>
        node.Options.DeleteBeforeReplace ?? (ReplacementRules.DeletesFirst(node.Type) || HasFixedName(node));

    /// <summary>A name that the new resource cannot have as long as the old one does; null when there is
    /// none.</summary>
    public static string? TakenName(ComparedResource resource)
    {
        if (resource.DeletesFirst || NameOf(resource.After) is not { } name || resource.Changes(name)
            || Scope.Any(
                scope => resource.Changes(scope)
                    && !(scope == "location" && WithoutLocation.Contains(resource.After.Type))))
        {
            return null;
        }
        return name;
    }

    private static bool HasFixedName(ResourceNode node) => FixedName(node) is not null;

    // 'name', or another property of which Pulumi would make a name: 'roleId', 'secretId', 'accountId'.
    private static string? FixedName(ResourceNode node) => ProviderSchema.Of(node.Type)?.Inputs.Values
        .FirstOrDefault(property => property.AutoName is not null && node.Inputs[property.Path] is not null)?.Path;

    // 'name', or 'datasetId' of a Dataset and 'serviceId' of a CustomService.
    private static string? NameOf(ResourceNode node)
    {
        var type = node.Type[(node.Type.LastIndexOf(':') + 1)..];
        return FixedName(node) ?? node.Inputs.Select(input => input.Key).FirstOrDefault(input =>
            input.EndsWith("Id", StringComparison.Ordinal)
                && type.EndsWith(input[..^2], StringComparison.OrdinalIgnoreCase));
    }
}
