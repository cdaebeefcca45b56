using Ironwood.Analysis.Schema;

namespace Ironwood.Analysis.Diff;

/// <summary>Decides the order in which a resource is replaced, and what a fixed name means for it.</summary>
internal static class ReplacementOrder
{
    // The location of a resource. Outputs with these names repeat the inputs or the provider's settings.
    private static readonly HashSet<string> Place = ["project", "region", "zone", "location"];

    // Two resources with the same name are different resources if one of these differs.
    private static readonly HashSet<string> Scope = [.. Place, "api", "service"];

    // Their names are unique in a project or globally, whatever their location.
    private static readonly HashSet<string> WithoutLocation = [ResourceTypes.Dataset, ResourceTypes.Bucket];

    public static bool IsOfThePlace(string output) => Place.Contains(output);

    /// <summary>
    /// Whether the old resource is deleted before the new one exists. The program decides, or else the provider, which
    /// also deletes first if the name was not generated.
    /// </summary>
    /// <remarks>nameRequiresDeleteBeforeReplace in pulumi-terraform-bridge.</remarks>
    public static bool DeletesFirst(ResourceNode node) =>
        node.Options.DeleteBeforeReplace ?? (ReplacementRules.DeletesFirst(node.Type) || HasFixedName(node));

    /// <summary>
    /// A fixed name that the old resource must give up before the new one can have it; null without such a name.
    /// </summary>
    public static string? TakenName(ComparedResource resource) =>
        resource.DeletesFirst || NameOf(resource.After) is not { } name || resource.Changes(name)
            || Scope.Any(
                scope => resource.Changes(scope)
                    && !(scope == "location" && WithoutLocation.Contains(resource.After.Type)))
            ? null
            : name;

    private static bool HasFixedName(ResourceNode node) => FixedName(node) is not null;

    // 'name', or another property that Pulumi would generate a name for: 'roleId', 'secretId', 'accountId'.
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
