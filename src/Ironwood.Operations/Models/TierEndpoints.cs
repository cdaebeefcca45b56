namespace Ironwood.Operations.Models;

/// <summary>Finds a tier and its endpoint in a stack's outputs.</summary>
public static class TierEndpoints
{
    /// <summary>
    /// The tier, or null and a problem. A tier without an endpoint gives both, so that further problems are found.
    /// </summary>
    public static TierOutputs? Find(PlatformContract contract, string tier, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(problems);
        if (!contract.Tiers.TryGetValue(tier, out var found))
        {
            var nearest = Spelling.Nearest(tier, contract.Tiers.Keys);
            problems.Add(new(
                ModelDiagnostics.UnknownTier, "--tier", "is not a tier of the stack", tier,
                string.Join(", ", contract.Tiers.Keys),
                nearest is null ? "name one of its tiers" : $"did you mean '{nearest}'?"));
            return null;
        }
        if (found.Vertex is null)
        {
            var others = contract.Tiers
                .Where(other => other.Value.Vertex is not null)
                .Select(other => other.Key)
                .ToArray();
            problems.Add(new(
                ModelDiagnostics.NoEndpoint, "--tier", "has no Vertex AI endpoint", tier,
                others.Length == 0 ? null : string.Join(", ", others),
                $"set ironwood:tiers.{tier}.vertex.enabled true, and pulumi up"));
        }
        return found;
    }

    /// <summary>The outputs name an endpoint that Vertex AI does not have.</summary>
    public static Problem NotFound(string tier, VertexOutputs vertex) => new(
        ModelDiagnostics.EndpointNotFound, $"tier {tier}", "its endpoint is not in Vertex AI", vertex.Endpoint,
        Fix: "the outputs are older than the platform, or belong to another one: pulumi refresh, then try again");
}
