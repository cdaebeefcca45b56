using System.Collections.Concurrent;
using Ironwood.Planning;
using Ironwood.Planning.StackFiles;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Repository.Tests.Documentation;

/// <summary>The JSON Schema of stack files and the settings reader come to the same verdicts.</summary>
public sealed class StackFileSchemaTests
{
    // What a schema can see: keys, types and ranges. Other refusals need the meaning of the settings.
    private static readonly string[] CodesOfForm =
    [
        Diagnostics.UnknownKey, Diagnostics.WrongNamespace, Diagnostics.WrongType, Diagnostics.SecretValue,
        Diagnostics.OutOfRange,
    ];

    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(StackFileSchema.Text()).Result;

    private static readonly string Everything =
        SourceTree.Read("tests/fixtures/components/Pulumi.everything.yaml");

    // The values that replace those of the file.
    private static readonly string[] Values =
    [
        "null", "true", "7", "-1", "\"x\"", "\"true\"", "{}", "[\"x\"]", "[null]", """{"x": null}""",
        """{"secure": "v1:abc:def"}""",
    ];

    public static TheoryData<string> StackFiles =>
    [
        .. new[] { "", "examples", "tests/fixtures", "tests/fixtures/components" }
            .SelectMany(folder => Directory.EnumerateFiles(
                SourceTree.Path(folder),
                "Pulumi.*.yaml",
                folder == "examples" ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/')),
    ];

    // The files in the root belong to the operator, who may write there what the reader refuses.
    [Theory]
    [MemberData(nameof(StackFiles))]
    public void Every_stack_file_that_the_reader_accepts_fits(string file)
    {
        var text = SourceTree.Read(file);
        if (file.Contains('/', StringComparison.Ordinal) || IsAccepted(text))
        {
            Assert.Empty(Schema.Validate(Json(text).ToJsonString()));
        }
    }

    [Theory]
    [MemberData(nameof(StackFiles))]
    public void A_stack_file_that_names_a_schema_to_editors_names_this_one(string file)
    {
        const string Comment = "# yaml-language-server: $schema=";
        Assert.All(
            SourceTree.Read(file).Split('\n').Where(line => line.StartsWith(Comment, StringComparison.Ordinal)),
            line => Assert.Equal(
                SourceTree.Path(StackFileSchema.Path),
                Path.GetFullPath(line[Comment.Length..], Path.GetDirectoryName(SourceTree.Path(file))!)));
    }

    [Theory]
    [InlineData(true, "ironwood:owner: search")]
    [InlineData(true, "owner: search")]
    [InlineData(true, "ironwood:config:owner: search")]
    [InlineData(true, "ironwood:owner: 17")]
    [InlineData(true, "ironwood:owner:")]
    [InlineData(true, "ironwood:cache: { memoryGb: '8', highAvailability: 'false' }")]
    [InlineData(true, "ironwood:cache: { memoryGb: 0x10 }")]
    [InlineData(true, "ironwood:cache: { memoryGb: 1_00 }")]
    [InlineData(true, "ironwood:cache: { memoryGb: }")]
    [InlineData(true, "ironwood:cache: &small { memoryGb: 2 }\n  other:cache: *small")]
    [InlineData(true, "gcp:zone: us-central1-a")]
    [InlineData(true, "aws:secretKey: { secure: v1:abc:def }")]
    [InlineData(true, "kubernetes:network: { anything: true }")]
    [InlineData(false, "ironwood:cache: { memoryGB: 8 }")]
    [InlineData(false, "ironwood:cahce: { memoryGb: 8 }")]
    [InlineData(false, "cahce: { memoryGb: 8 }")]
    [InlineData(false, "ironwood:cache.memoryGb: 8")]
    [InlineData(false, "ironwod:cache: { memoryGb: 8 }")]
    [InlineData(false, "irnowood:cache: { memoryGb: 8 }")]
    [InlineData(false, "gcp:owner: search")]
    [InlineData(false, "ironwood:project: my-project")]
    [InlineData(false, "ironwood:owner: { secure: v1:abc:def }")]
    [InlineData(false, "ironwood:cache: 8")]
    [InlineData(false, "ironwood:cache:")]
    [InlineData(false, "ironwood:cache: { memoryGb: many }")]
    [InlineData(false, "ironwood:cache: { memoryGb: 301 }")]
    [InlineData(false, "ironwood:cache: { memoryGb: 8.5 }")]
    [InlineData(false, "ironwood:cache: { version: REDIS_9 }")]
    [InlineData(false, "ironwood:cache: { highAvailability: yes }")]
    [InlineData(false, "ironwood:cache: { persistenceHours: 5 }")]
    [InlineData(false, "ironwood:alerts: { emails: oncall@example.com }")]
    [InlineData(false, "ironwood:waivers: { one: }")]
    public void Schema_and_reader_agree_on_a_setting(bool isAccepted, string setting)
    {
        var file = $"""
            config:
              gcp:project: my-project
              gcp:region: us-central1
              ironwood:tiers: {"{"} small: {"{"} generation: cpu, default: true {"}"} {"}"}
              {setting}
            """;

        Assert.Equal((isAccepted, isAccepted), (IsAccepted(file), Fits(Json(file).ToJsonString())));
    }

    [Theory]
    [InlineData("config: { gcp:project: my-project, gcp:region: us-central1 }")]
    [InlineData("config: { gcp:project: my-project, gcp:region: us-central1, ironwood:tiers: {} }")]
    [InlineData("config: { gcp:project: my-project, ironwood:tiers: { a: { generation: cpu, default: true } } }")]
    [InlineData("confg: { gcp:project: my-project }")]
    [InlineData("config: []")]
    public void A_file_that_lacks_a_required_setting_is_refused_by_both(string file)
    {
        Assert.False(IsAccepted(file));
        Assert.False(Fits(Json(file).ToJsonString()));
    }

    [Fact]
    public void A_file_that_imports_an_environment_may_leave_settings_to_it() =>
        Assert.True(Fits("""{"environment": {"imports": ["shared"]}, "config": {"gcp:region": "us-east5"}}"""));

    // Each value of a file with every setting is replaced by one of another kind, and each key is misspelt.
    [Fact]
    public void Schema_and_reader_agree_on_every_change_of_a_file_with_every_setting()
    {
        var changed = Changes(Json(Everything)).ToArray();
        var wrong = new ConcurrentBag<string>();
        Parallel.ForEach(changed, change =>
        {
            var codes = Codes(change.Json);
            var fits = Fits(change.Json);
            if (codes.Count == 0 && !fits)
            {
                wrong.Add($"{change.What}: the reader accepts it, the schema does not");
            }
            // The keys of prices are the catalogue's, which only the reader asks.
            else if (fits && codes.Intersect(CodesOfForm).Any() && !codes.Contains(Diagnostics.Unpriced))
            {
                wrong.Add($"{change.What}: the reader refuses it ({string.Join(", ", codes)}), the schema does not");
            }
        });

        Assert.True(changed.Length > 250, $"{changed.Length} changes");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_setting_is_described()
    {
        var schema = StackFileSchema.Of();
        var config = schema["properties"]!["config"]!["properties"]!.AsObject();
        var records = schema["definitions"]!.AsObject();
        var tier = records["TierSettings"]!["properties"]!;

        Assert.StartsWith(
            "Chips of the whole tier. Default: slices × chips of the topology. Unit: chips. Allowed: 1 to 1000000.",
            tier["chips"]!["description"]!.ToString(),
            StringComparison.Ordinal);
        Assert.Equal("onDemand", tier["capacity"]!["default"]!.ToString());
        Assert.All(
            records.SelectMany(record => record.Value!["properties"]!.AsObject()).Concat(config),
            setting => Assert.True(
                setting.Value!.ToJsonString().Contains("\"description\"", StringComparison.Ordinal)
                || setting.Value.ToJsonString().Contains("\"$ref\"", StringComparison.Ordinal),
                setting.Key));
    }

    private static bool Fits(string json) => Schema.Validate(json).Count == 0;

    private static bool IsAccepted(string file) => Codes(file).Count == 0;

    private static IReadOnlyList<string> Codes(string file)
    {
        using var folder = new TemporaryFolder();
        File.Copy(SourceTree.Path("tests/fixtures/Pulumi.yaml"), folder["Pulumi.yaml"]);
        File.WriteAllText(folder["Pulumi.one.yaml"], file);
        var read = StackFileReader.Read(folder.Path, "one");
        var problems = read.Configuration is { } configuration
            ? SettingsReader.Read(configuration).Problems
            : read.Problems;
        return [.. problems.Select(problem => problem.Code).Distinct()];
    }

    // Each change is undone before the next.
    private static IEnumerable<(string What, string Json)> Changes(JsonNode file) => Changes(file, file["config"]!);

    private static IEnumerable<(string What, string Json)> Changes(JsonNode file, JsonNode node)
    {
        var path = node.GetPath();
        // One value for each node, by the length of its path: all of them for each would take half a minute.
        var value = Values[path.Length % Values.Length];
        if (node.Parent is JsonArray list)
        {
            var at = node.GetElementIndex();
            list[at] = JsonNode.Parse(value);
            yield return ($"{path} = {value}", file.ToJsonString());
            list[at] = node;
        }
        else
        {
            var (map, key) = (node.Parent!.AsObject(), node.GetPropertyName());
            map[key] = JsonNode.Parse(value);
            yield return ($"{path} = {value}", file.ToJsonString());
            map[key] = node;
        }
        if (node.Parent is JsonObject owner && owner != file)
        {
            var key = node.GetPropertyName();
            owner.Remove(key);
            owner.Add(key + key[^1], node);
            yield return ($"{path} with its last letter twice", file.ToJsonString());
            owner.Remove(key + key[^1]);
            owner.Add(key, node);
        }
        var children = node switch
        {
            JsonObject map => map.Select(entry => entry.Value!).ToArray(),
            JsonArray items => [.. items.Select(item => item!)],
            _ => [],
        };
        foreach (var change in children.SelectMany(child => Changes(file, child)))
        {
            yield return change;
        }
    }

    // As an editor reads YAML 1.2.
    private static JsonNode Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(new StringReader(yaml))));
        return Json(stream.Documents[0].RootNode)!;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(
            entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Json(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: not ScalarStyle.Plain } text => JsonValue.Create(text.Value),
        YamlScalarNode plain => Plain(plain.Value ?? ""),
        _ => null,
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" or "True" => true,
        "false" or "False" => false,
        _ when text.StartsWith("0x", StringComparison.Ordinal) =>
            long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            double.IsInteger(number) ? (long)number : number,
        _ => text,
    };
}
