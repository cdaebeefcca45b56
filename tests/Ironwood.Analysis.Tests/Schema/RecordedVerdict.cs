namespace Ironwood.Analysis.Tests.Schema;

/// <summary>One change of one value of a resource, what the provider said of it, and what the rules here say.</summary>
internal sealed record RecordedVerdict
{
    private static readonly Lazy<ImmutableArray<RecordedVerdict>> Rows = new(Read);

    /// <summary>Every row of <c>Recorded/verdicts.jsonl</c>.</summary>
    public static ImmutableArray<RecordedVerdict> All => Rows.Value;

    public required int Base { get; init; }

    public required string Type { get; init; }

    /// <summary>Whether the program declares the type: one of its own planned graphs has it.</summary>
    public required bool IsDeclared { get; init; }

    /// <summary>How the value was changed, for example <c>removed</c> or <c>upper</c>.</summary>
    public required string Change { get; init; }

    public required string Path { get; init; }

    public required JsonNode? Value { get; init; }

    /// <summary>Whether the provider refused the changed resource, when it checked it or when it planned it.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>Why the provider refused it; empty for what it accepted.</summary>
    public required IReadOnlyList<string> Because { get; init; }

    /// <summary>What a deployed resource would undergo: <c>none</c>, <c>update</c>, <c>replace</c>; null for what is
    /// refused.</summary>
    public required string? Effect { get; init; }

    /// <summary>The properties that the provider names as the reason of a replacement.</summary>
    public required IReadOnlyList<string> Replaces { get; init; }

    public required bool DeletesFirst { get; init; }

    /// <summary>The errors that the rules of the provider's schema find in the changed resource.</summary>
    public required IReadOnlyList<Finding> Errors { get; init; }

    /// <summary>What <c>diff</c> says of the change; null when it says nothing happens.</summary>
    public required ResourceChange? Predicted { get; init; }

    public string PredictedEffect => Predicted switch
    {
        null => "none",
        { Kind: ChangeKind.Replaced } => "replace",
        { Refusals.Count: > 0 } => "refused",
        _ => Predicted.Causes.Count > 0 ? "may replace" : "update",
    };

    private static ImmutableArray<RecordedVerdict> Read()
    {
        var bases = Lines("bases").ToDictionary(row => row["base"]!.GetValue<int>());
        // Resources of the graph "next" were written by hand; some of their types the program does not declare.
        var declared = bases.Values.Where(row => Text(row["graph"]) != "next")
            .Select(row => Text(row["type"])!)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Lines("verdicts").AsParallel().AsOrdered()
                .Select(row => Read(row, bases[row["base"]!.GetValue<int>()], declared)),
        ];
    }

    private static IEnumerable<JsonObject> Lines(string file) =>
        File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Schema", "Recorded", $"{file}.jsonl"))
            .Select(line => JsonNode.Parse(line)!.AsObject());

    private static RecordedVerdict Read(JsonObject row, JsonObject origin, HashSet<string> declared)
    {
        var type = Text(origin["type"])!;
        var path = Text(row["path"])!;
        var before = Node(origin, origin["inputs"]!.AsObject());
        var inputs = origin["inputs"]!.DeepClone().AsObject();
        Set(inputs, PropertyPath.Steps(path), row["value"]?.DeepClone());
        var after = Node(origin, inputs);
        return new()
        {
            Base = row["base"]!.GetValue<int>(),
            Type = type,
            IsDeclared = declared.Contains(type),
            Change = Text(row["change"])!,
            Path = path,
            Value = row["value"],
            IsRefused = Text(row["verdict"]) != "accepted",
            Because = Texts(row["because"]),
            Effect = Text(row["effect"]),
            Replaces = Texts(row["replaces"]),
            DeletesFirst = row["deleteBeforeReplace"]?.GetValue<bool>() ?? false,
            Errors = [.. Checked.Findings(after).Where(finding => finding.Rule.Severity == Severity.Error)],
            Predicted = GraphDiff.Of(Graph(before), Graph(after)).Of(after.Urn),
        };
    }

    private static ResourceNode Node(JsonObject origin, JsonObject inputs) =>
        Checked.Node(Text(origin["type"])!, inputs.ToJsonString(), Text(origin["name"])!);

    private static ResourceGraph Graph(ResourceNode node) => new("project", "stack", [node], []);

    private static void Set(JsonNode inputs, IReadOnlyList<string> steps, JsonNode? value)
    {
        var block = steps.Take(steps.Count - 1).Aggregate(inputs, (at, step) => PropertyPath.Step(at, step)!);
        switch (block)
        {
            case JsonObject map when value is null:
                map.Remove(steps[^1]);
                break;
            case JsonObject map:
                map[steps[^1]] = value;
                break;
            case JsonArray list when value is null:
                list.RemoveAt(int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture));
                break;
            case JsonArray list:
                list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
                break;
        }
    }

    private static string? Text(JsonNode? value) => value?.GetValue<string>();

    private static string[] Texts(JsonNode? values) =>
        values is JsonArray list ? [.. list.Select(item => Text(item)!)] : [];
}
