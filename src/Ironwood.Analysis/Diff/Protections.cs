using Ironwood.Analysis.Schema;

namespace Ironwood.Analysis.Diff;

/// <summary>Finds what prevents the deletion or replacement of a resource.</summary>
internal static class Protections
{
    private const string DeletionProtection = "deletionProtection";
    private const string DeletionPolicy = "deletionPolicy";
    private const string TwoSteps = "see 'Protection' in docs/changing-things.md";

    public static IEnumerable<Refusal> AgainstRemoval(ResourceNode node) => node.Options switch
    {
        { RetainOnDelete: true } => [],
        { Protect: true } => Own(node).Prepend(new(
            Refuser.Engine,
            "is protected, and the engine does not delete protected resources",
            $"remove its protect option in a separate deployment first; {TwoSteps}")),
        _ => Own(node),
    };

    public static IEnumerable<Refusal> AgainstReplacement(ComparedResource resource)
    {
        // The engine lets one deployment remove the protection and replace the resource; the provider checks the old
        // value.
        if (resource.Before.Options.Protect && resource.After.Options.Protect)
        {
            yield return new(
                Refuser.Engine,
                "is protected, and the engine does not replace protected resources",
                $"remove its protect option in a separate deployment first; {TwoSteps}");
        }
        foreach (var refusal in resource.After.Options.RetainOnDelete ? [] : Own(resource.Before))
        {
            yield return refusal;
        }
        if (ReplacementOrder.TakenName(resource) is { } name)
        {
            yield return new(
                Refuser.Provider,
                $"keeps its {name}, but the new resource would be created while the old one still has it",
                $"set deleteBeforeReplace, or choose another {name}");
        }
    }

    private static IEnumerable<Refusal> Own(ResourceNode node)
    {
        if (Value(node, DeletionProtection).AsFlag() == true)
        {
            yield return new(
                Refuser.Provider, $"has {DeletionProtection}, and the provider does not delete such resources",
                $"turn it off in a separate deployment first; {TwoSteps}");
        }
        if (Value(node, DeletionPolicy).AsText() == "PREVENT")
        {
            yield return new(
                Refuser.Provider, $"has the {DeletionPolicy} PREVENT", "change it in a separate deployment first");
        }
    }

    private static JsonNode? Value(ResourceNode node, string input) =>
        node.Inputs[input] ?? ProviderSchema.Of(node.Type)?.Input(input)?.Default;
}
