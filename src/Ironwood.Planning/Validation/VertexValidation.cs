using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>What Vertex AI asks of a tier's endpoint settings. Pure.</summary>
internal static partial class VertexValidation
{
    private const string ModelForms =
        "publishers/PUBLISHER/models/MODEL, with @VERSION or without, or ORGANISATION/MODEL of Hugging Face";

    /// <summary>All problems of all tiers' endpoints.</summary>
    public static IEnumerable<Problem> Validate(
        IEnumerable<KeyValuePair<string, TierSettings>> tiers, SettingKeys keys) =>
        tiers.SelectMany(tier => Validate(keys[$"tiers.{tier.Key}.vertex"], tier.Value.Vertex));

    private static IEnumerable<Problem> Validate(string path, VertexSettings vertex)
    {
        var written = Written(vertex).ToArray();
        if (!vertex.Enabled)
        {
            return written.Select(
                setting => Needs(
                    $"{path}.{setting.Name}", "an endpoint", setting.Value, "say 'enabled: true', or remove it"));
        }
        return
        [
            .. Model(path, vertex, written),
            .. Replicas(path, vertex, written),
            .. Logging(path, vertex),
        ];
    }

    private static IEnumerable<Problem> Model(string path, VertexSettings vertex, (string Name, string Value)[] written)
    {
        if (vertex.Model is not { } model)
        {
            return written.Where(setting => setting.Name is not ("dedicatedDns" or "logging"))
                .Select(
                    setting => Needs($"{path}.{setting.Name}", "a model", setting.Value, "name a model, or remove it"));
        }
        var problems = new List<Problem>();
        if (!VertexModel.IsOfPublisher(model) && !HuggingFaceModel().IsMatch(model))
        {
            problems.Add(new(
                Diagnostics.MalformedVertexModel,
                $"{path}.model",
                "is not a model that Model Garden deploys",
                model,
                ModelForms,
                "copy the model's id from Model Garden or Hugging Face"));
        }
        if (vertex.TokenSecret is { } secret)
        {
            if (VertexModel.IsOfPublisher(model))
            {
                problems.Add(Needs(
                    $"{path}.tokenSecret", "a model of Hugging Face", ServerVariables.Hidden,
                    "remove it, or name the model by its Hugging Face id"));
            }
            problems.AddRange(ServerVariables.SecretId($"{path}.tokenSecret", secret));
        }
        if (vertex.DedicatedDns == false)
        {
            problems.Add(new(
                Diagnostics.ContradictoryVertex, $"{path}.dedicatedDns",
                "is impossible: Model Garden exposes its endpoints under host names of their own", "false", "true",
                "remove it"));
        }
        if (vertex.Logging is not null)
        {
            problems.Add(new(
                Diagnostics.ContradictoryVertex, $"{path}.logging",
                "is impossible: a Model Garden deployment takes no request log",
                Fix: "remove logging, or deploy the model yourself"));
        }
        return problems;
    }

    private static IEnumerable<Problem> Replicas(
        string path, VertexSettings vertex, (string Name, string Value)[] written)
    {
        if (vertex is { Model: not null, MachineType: null })
        {
            foreach (var (name, value) in written.Where(
                setting => setting.Name is "tpuTopology" or "minReplicas" or "maxReplicas"))
            {
                yield return Needs($"{path}.{name}", "a machine type", value, "name a machineType, or remove it");
            }
        }
        if (vertex.MaxReplicas < (vertex.MinReplicas ?? 1))
        {
            yield return new(
                Diagnostics.ContradictoryVertex,
                $"{path}.maxReplicas",
                "is below minReplicas",
                Text(vertex.MaxReplicas),
                $"at least {Text(vertex.MinReplicas ?? 1)}", "swap them, or raise maxReplicas");
        }
    }

    private static IEnumerable<Problem> Logging(string path, VertexSettings vertex)
    {
        if (vertex.Logging?.Destination is { } destination && !BigQueryUri().IsMatch(destination))
        {
            yield return new(
                Diagnostics.MalformedBigQueryUri, $"{path}.logging.destination", "is not a BigQuery URI", destination,
                "bq://PROJECT, bq://PROJECT.DATASET or bq://PROJECT.DATASET.TABLE",
                "write for example bq://my-project.predictions");
        }
    }

    // What the tier's file says beyond the defaults, in the records' order.
    private static IEnumerable<(string Name, string Value)> Written(VertexSettings vertex) =>
        from setting in new (string Name, string? Value)[]
        {
            ("dedicatedDns", vertex.DedicatedDns switch { true => "true", false => "false", null => null }),
            ("model", vertex.Model),
            ("tokenSecret", vertex.TokenSecret is null ? null : ServerVariables.Hidden),
            ("acceptEula", vertex.AcceptEula ? "true" : null),
            ("machineType", vertex.MachineType),
            ("tpuTopology", vertex.TpuTopology),
            ("minReplicas", Text(vertex.MinReplicas)),
            ("maxReplicas", Text(vertex.MaxReplicas)),
            ("logging", vertex.Logging is null ? null : "a map"),
        }
        where setting.Value is not null
        select (setting.Name, setting.Value);

    private static Problem Needs(string path, string what, string value, string fix) =>
        new(Diagnostics.SettingNeedsAnother, path, $"means nothing without {what}", value, Fix: fix);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[A-Za-z0-9][-A-Za-z0-9._]*/[A-Za-z0-9][-A-Za-z0-9._]*\z")]
    private static partial Regex HuggingFaceModel();

    [GeneratedRegex(@"\Abq://[a-z][-a-z0-9.:]{4,}[a-z0-9](\.[A-Za-z0-9_]{1,1024}(\.[-A-Za-z0-9_]{1,1024})?)?\z")]
    private static partial Regex BigQueryUri();
}
