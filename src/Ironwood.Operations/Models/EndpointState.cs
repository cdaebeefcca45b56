using Google.Cloud.AIPlatform.V1;

namespace Ironwood.Operations.Models;

/// <summary>What an endpoint must be like before anything on it is changed.</summary>
internal static class EndpointState
{
    public static TrafficSplit SplitOf(Endpoint endpoint) => new(endpoint.TrafficSplit);

    /// <summary>A problem when the endpoint's shares do not make 100.</summary>
    public static IEnumerable<Problem> Validate(string tier, Endpoint endpoint)
    {
        if (SplitOf(endpoint) is { IsWhole: false } split)
        {
            yield return new(
                ModelDiagnostics.BrokenSplit,
                $"tier {tier}",
                string.Create(CultureInfo.InvariantCulture, $"its endpoint's shares make {split.Sum}, not 100"),
                split.ToString(),
                Fix: $"put it right: gcloud ai endpoints update {endpoint.Name} --traffic-split=ID=100");
        }
    }

    /// <summary>A problem when the endpoint has no such deployed model.</summary>
    public static IEnumerable<Problem> RequireModel(Endpoint endpoint, string id, string tier, string option)
    {
        var ids = endpoint.DeployedModels.Select(deployed => deployed.Id).ToArray();
        if (ids.Contains(id))
        {
            yield break;
        }
        var nearest = Spelling.Nearest(id, ids);
        yield return new(
            ModelDiagnostics.UnknownDeployedModel, option, $"is not a deployed model of tier {tier}", id,
            ids.Length == 0 ? null : string.Join(", ", ids),
            ids.Length == 0 ? $"deploy one: ./ironwood model deploy --tier {tier} --model MODEL"
            : nearest is null ? "see what each of them is: ./ironwood model list"
            : $"did you mean '{nearest}'?");
    }
}
