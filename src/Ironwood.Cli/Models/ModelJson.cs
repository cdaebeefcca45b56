using Google.Protobuf;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Operations.Models.Rollouts;

namespace Ironwood.Cli.Models;

/// <summary>Models, deployments and traffic for programs.</summary>
internal static class ModelJson
{
    /// <summary>Format of a list of endpoints.</summary>
    public const string ListFormat = "ironwood-models/1";

    /// <summary>Format of the requests of a dry run.</summary>
    public const string RequestsFormat = "ironwood-requests/1";

    /// <summary>Format of how a deployment or a removal ended.</summary>
    public const string DeploymentFormat = "ironwood-deployment/1";

    /// <summary>Format of how a rollout ended.</summary>
    public const string RolloutFormat = "ironwood-rollout/1";

    public static string Of(IEnumerable<TierModels> tiers) => JsonForm.Document(ListFormat, json =>
        json.WriteList("tiers", tiers, (item, tier) =>
        {
            item.WriteString("tier", tier.Tier);
            item.WriteString("endpoint", tier.Endpoint);
            item.WriteList("deployedModels", tier.Models, Model);
            item.WriteProblem(tier.Problem);
        }));

    /// <summary>Requests in the form of the services' REST interface.</summary>
    public static string Of(string region, IEnumerable<(string Method, IMessage Body)> requests) =>
        JsonForm.Document(RequestsFormat, json =>
        {
            json.WriteBoolean("sent", false);
            json.WriteString("region", region);
            json.WriteList("requests", requests, (item, request) =>
            {
                item.WriteString("method", request.Method);
                item.WritePropertyName("body");
                item.WriteRawValue(JsonFormatter.Default.Format(request.Body));
            });
        });

    public static string Of(DeploymentResult result, string? resume) => JsonForm.Document(DeploymentFormat, json =>
    {
        json.WriteString("end", Word(result.End));
        json.WriteString("phase", Word(result.Phase));
        json.WriteString("operation", result.Operation);
        json.WriteString("model", result.Model);
        json.WriteString("deployedModel", result.DeployedModel);
        json.WriteString("resume", resume);
        json.WriteProblem(result.Problem);
    });

    public static string Of(RolloutPlan plan, RolloutResult result) => JsonForm.Document(RolloutFormat, json =>
    {
        json.WriteString("end", Word(result.End));
        json.WriteString("deployedModel", plan.DeployedModel);
        json.WriteNumber("stepsTaken", result.StepsTaken);
        Split(json, "split", result.Split);
        Split(json, "before", result.Before);
        json.WriteString("reason", result.Reason);
        json.WriteProblem(result.Problem);
    });

    public static string Of(RolloutPlan plan) => JsonForm.Document(RolloutFormat, json =>
    {
        json.WriteString("end", "planned");
        json.WriteString("deployedModel", plan.DeployedModel);
        Split(json, "split", plan.Start.Split);
        json.WriteList("steps", plan.Steps, (item, step) =>
        {
            item.WriteNumber("percent", step.Percent);
            Split(item, "split", step.Split);
        });
    });

    private static void Model(Utf8JsonWriter json, DeployedModelView model)
    {
        json.WriteString("id", model.Id);
        json.WriteString("name", model.Name);
        json.WriteString("model", model.Model);
        json.WriteString("version", model.Version);
        json.WriteNumber("traffic", model.Traffic);
        json.WriteNumberOrNull("replicas", model.Replicas);
        json.WriteNumberOrNull("minReplicas", model.MinReplicas);
        json.WriteNumberOrNull("maxReplicas", model.MaxReplicas);
        json.WriteString("machineType", model.MachineType);
        json.WriteString("tpuTopology", model.Topology);
    }

    private static void Split(Utf8JsonWriter json, string name, TrafficSplit? split)
    {
        if (split is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        foreach (var share in split.Shares)
        {
            json.WriteNumber(share.Key, share.Value);
        }
        json.WriteEndObject();
    }

    private static string Word<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
