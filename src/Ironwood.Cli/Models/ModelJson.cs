using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Operations.Models.Rollouts;
using Ironwood.Problems;

namespace Ironwood.Cli.Models;

/// <summary>Models, deployments and traffic for programs.</summary>
internal static class ModelJson
{
    /// <summary>Format of a list of endpoints.</summary>
    public const string ListFormat = "ironwood-models/1";

    /// <summary>Format of what would be sent.</summary>
    public const string RequestsFormat = "ironwood-requests/1";

    /// <summary>Format of how a deployment or a removal ended.</summary>
    public const string DeploymentFormat = "ironwood-deployment/1";

    /// <summary>Format of how a rollout ended.</summary>
    public const string RolloutFormat = "ironwood-rollout/1";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static string Of(IEnumerable<TierModels> tiers) => Document(ListFormat, json =>
    {
        json.WriteStartArray("tiers");
        foreach (var tier in tiers)
        {
            json.WriteStartObject();
            json.WriteString("tier", tier.Tier);
            json.WriteString("endpoint", tier.Endpoint);
            json.WriteStartArray("deployedModels");
            foreach (var model in tier.Models)
            {
                Model(json, model);
            }
            json.WriteEndArray();
            Problem(json, tier.Problem);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>Requests as the services' REST interface writes them.</summary>
    public static string Of(string region, IEnumerable<(string Method, IMessage Body)> requests) => Document(RequestsFormat, json =>
    {
        json.WriteBoolean("sent", false);
        json.WriteString("region", region);
        json.WriteStartArray("requests");
        foreach (var (method, body) in requests)
        {
            json.WriteStartObject();
            json.WriteString("method", method);
            json.WritePropertyName("body");
            json.WriteRawValue(JsonFormatter.Default.Format(body));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static string Of(DeploymentResult result, string? resume) => Document(DeploymentFormat, json =>
    {
        json.WriteString("end", Word(result.End.ToString()));
        json.WriteString("phase", Word(result.Phase.ToString()));
        json.WriteString("operation", result.Operation);
        json.WriteString("model", result.Model);
        json.WriteString("deployedModel", result.DeployedModel);
        json.WriteString("resume", resume);
        Problem(json, result.Problem);
    });

    public static string Of(RolloutPlan plan, RolloutResult result) => Document(RolloutFormat, json =>
    {
        json.WriteString("end", Word(result.End.ToString()));
        json.WriteString("deployedModel", plan.DeployedModel);
        json.WriteNumber("stepsTaken", result.StepsTaken);
        Split(json, "split", result.Split);
        Split(json, "before", result.Before);
        json.WriteString("reason", result.Reason);
        Problem(json, result.Problem);
    });

    public static string Of(RolloutPlan plan) => Document(RolloutFormat, json =>
    {
        json.WriteString("end", "planned");
        json.WriteString("deployedModel", plan.DeployedModel);
        Split(json, "split", plan.Start.Split);
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("percent", step.Percent);
            Split(json, "split", step.Split);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static void Model(Utf8JsonWriter json, DeployedModelView model)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Id);
        json.WriteString("name", model.Name);
        json.WriteString("model", model.Model);
        json.WriteString("version", model.Version);
        json.WriteNumber("traffic", model.Traffic);
        Number(json, "replicas", model.Replicas);
        Number(json, "minReplicas", model.MinReplicas);
        Number(json, "maxReplicas", model.MaxReplicas);
        json.WriteString("machineType", model.MachineType);
        json.WriteString("tpuTopology", model.Topology);
        json.WriteEndObject();
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

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Problem(Utf8JsonWriter json, Problem? problem)
    {
        if (problem is null)
        {
            return;
        }
        json.WriteStartObject("problem");
        json.WriteString("code", problem.Code);
        json.WriteString("path", problem.Path);
        json.WriteString("message", problem.Message);
        json.WriteString("fix", problem.Fix);
        json.WriteEndObject();
    }

    private static string Document(string format, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
