using System.Text.Json.Nodes;
using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Schema;
using Ironwood.Graph;

namespace Ironwood.Analysis.Diff;

/// <summary>What keeps a resource from being deleted.</summary>
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
            "is protected, and the engine deletes nothing that is",
            $"take protect off it first; {TwoSteps}")),
        _ => Own(node),
    };

    public static IEnumerable<Refusal> AgainstReplacement(ComparedResource resource)
    {
        // The engine lets one deployment take the protection off and replace; the provider asks for the old value.
        if (resource.Before.Options.Protect && resource.After.Options.Protect)
        {
            yield return new(
                Refuser.Engine,
                "is protected, and the engine replaces nothing that is",
                $"take protect off it first; {TwoSteps}");
        }
        foreach (var refusal in resource.After.Options.RetainOnDelete ? [] : Own(resource.Before))
        {
            yield return refusal;
        }
        if (ReplacementOrder.TakenName(resource) is { } name)
        {
            yield return new(
                Refuser.Provider,
                $"keeps its {name}, and the new one is to be created while the old one still has it",
                $"set deleteBeforeReplace, or give it another {name}");
        }
    }

    private static IEnumerable<Refusal> Own(ResourceNode node)
    {
        if (Value(node, DeletionProtection).AsFlag() == true)
        {
            yield return new(
                Refuser.Provider, $"has {DeletionProtection}, and the provider deletes nothing that has",
                $"turn it off in a deployment of its own first; {TwoSteps}");
        }
        if (Value(node, DeletionPolicy).AsText() == "PREVENT")
        {
            yield return new(
                Refuser.Provider, $"has the {DeletionPolicy} PREVENT", "change it in a deployment of its own first");
        }
    }

    private static JsonNode? Value(ResourceNode node, string input) =>
        node.Inputs[input] ?? ProviderSchema.Of(node.Type)?.Input(input)?.Default;
}
