using System.Reflection;
using System.Text.Encodings.Web;

namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>Whatever a stack file holds: settings or coded problems, and never an exception. The seeds are
/// fixed.</summary>
public class RandomStackFileTests
{
    // Five tests, so ten thousand stack files.
    private const int Rounds = 2000;

    private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Codes =
        [.. typeof(Diagnostics)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)];

    private static readonly string[] Keys =
    [
        "chips", "slices", "topology", "generation", "vms", "zones", "scaling", "minReplicas", "maxReplicas",
        "targetUtilization",
        "routes", "default", "maxRequestsPerSecondPerVm", "small", "t", "", "Größe", "a.b", "a[0]", "0", "secure",
        "chpis", "x:y",
        "ironwood:owner", "ironwood:network", "ironwood:frontDoor", "gcp:region", "ironwood:tiers", "subnetCidr",
        "requestTimeoutSeconds",
        "existing", "network", "subnetworks", "failoverSubnetCidrs", "failover", "region", "us-east5", "iap", "members",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "4", "256", "1024", "9216", "1e3", "1.5", "1e300", "-1e-300",
        "2147483648", "99999999999999999999",
        "\"\"", "\" \"", "\"256\"", "\"0256\"", "\"4x8x8\"", "\"8x8x16\"", "\"2x2x1\"", "\"0x0x0\"",
        "\"99999x99999x99999\"", "\"v7-256\"",
        "\"v5p-99999999999\"", "\"cpu\"", "\"v6e\"", "\"tpu7x\"", "\"us-central1-c\"", "\"us-east5\"", "\"/a\"",
        "\"/a/*\"", "\"/*\"", "\"größe 😀\"",
        "\"{\\u0001}\"", "\"a\\nb\"", "\"10.0.0.0/8\"", "\"::/0\"", "\"[bold]\"", "[]", "{}", "[null]",
        "[\"/a\",\"/a\"]", "[[[]]]", "{\"a\":{\"b\":[]}}",
        "{\"secure\":\"v1:abc\"}", "{\"minReplicas\":1,\"maxReplicas\":3}", "{\"chips\":4,\"default\":true}",
        "{\"generation\":\"cpu\",\"routes\":[\"/b\"]}",
    ];

    [Theory]
    [InlineData("Pulumi.dev.yaml", 1)]
    [InlineData("Pulumi.prod.yaml", 2)]
    public void A_stack_file_with_changed_values_has_settings_or_problems_and_the_same_both_ways(string file, int seed)
    {
        using var folder = new StackFolder();
        var original = Tree(file);
        var random = new Random(seed);
        var (good, bad) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var root = original.DeepClone().AsObject();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                Change(root["config"]!.AsObject(), random);
            }
            var text = root.ToJsonString(Raw);

            var result = folder.Read(text);

            AssertSettingsOrProblems(result, text);
            // The other way takes as long as all else, so not every time. A secret inside a value is the one difference
            // between the two, and has a test of its own.
            if (round % 4 == 0
                && !text.Contains("secure", StringComparison.Ordinal)
                && folder.ReadFile().Configuration is { } configuration)
            {
                BothWaysTests.AssertSame(configuration, HandedOver.Read(configuration));
            }
            _ = result.Settings is null ? bad++ : good++;
        }
        Assert.InRange(good, Rounds / 80, int.MaxValue);
        Assert.InRange(bad, Rounds / 2, int.MaxValue);
    }

    [Theory]
    [InlineData("Pulumi.dev.yaml", 3)]
    [InlineData("Pulumi.prod.yaml", 4)]
    public void A_stack_file_with_changed_characters_has_settings_or_problems(string file, int seed)
    {
        const string Characters = " \t\n:-[]{}&*#|>'\"%@`!?,~<=0x_ü\0\u2028";
        using var folder = new StackFolder();
        var original = FixtureStacks.Read(file);
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = original;
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                var at = random.Next(text.Length);
                var insert = Characters[random.Next(Characters.Length)].ToString();
                text = random.Next(4) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, insert),
                    2 => text.Remove(at, 1).Insert(at, insert),
                    _ =>
                        text.Insert(
                            random.Next(text.Length), text.Substring(at, Math.Min(random.Next(12), text.Length - at))),
                };
            }

            AssertSettingsOrProblems(folder.Read(text), text);
        }
    }

    [Fact]
    public void An_override_of_any_form_has_settings_or_problems()
    {
        using var folder = new StackFolder();
        folder.Write("Pulumi.test.yaml", FixtureStacks.Read("Pulumi.prod.yaml"));
        var random = new Random(5);
        for (var round = 0; round < Rounds; round++)
        {
            var path = string.Concat(Enumerable.Range(0, random.Next(0, 4)).Select(i =>
                (i == 0 ? "" : random.Next(3) == 0 ? "[" : ".") + Keys[random.Next(Keys.Length)]
                    + (random.Next(4) == 0 ? "]" : "")));
            var text = path + (random.Next(9) == 0 ? "" : "=") + Values[random.Next(Values.Length)];

            AssertSettingsOrProblems(folder.Read(null, random.Next(2) == 0 ? text : $"tiers.small.{text}"), text);
        }
    }

    private static void AssertSettingsOrProblems(SettingsResult result, string text)
    {
        Assert.True(result.Settings is null == result.Problems.Count > 0, text);
        Assert.All(result.Problems, problem =>
        {
            Assert.True(
                Codes.Contains(problem.Code) && problem.Path.Length > 0 && problem.Message.Length > 0,
                $"{problem}\nin {text}");
            Assert.DoesNotContain(
                "v1:abc", problem.Code == "IW1011" ? "" : problem.ToString(), StringComparison.Ordinal);
        });
        Assert.True(
            result.Problems.Distinct().Count() == result.Problems.Count,
            $"{string.Join('\n', result.Problems)}\nin {text}");
        if (result.Plan is { } plan)
        {
            Assert.Equal(plan.Settings.Tiers.Count, plan.Tiers.Length);
        }
    }

    private static void Change(JsonObject config, Random random)
    {
        var places = Places(config).ToArray();
        var place = places[random.Next(places.Length)];
        var value = JsonNode.Parse(Values[random.Next(Values.Length)]);
        switch (place)
        {
            case JsonObject map when map.Count > 0 && random.Next(3) > 0:
                var key = map.ElementAt(random.Next(map.Count)).Key;
                if (random.Next(4) == 0)
                {
                    map.Remove(key);
                }
                else
                {
                    map[key] = value;
                }
                break;
            case JsonObject map:
                map[Keys[random.Next(Keys.Length)]] = value;
                break;
            case JsonArray list when list.Count > 0 && random.Next(2) == 0:
                list[random.Next(list.Count)] = value;
                break;
            case JsonArray list:
                list.Add(value);
                break;
        }
    }

    private static IEnumerable<JsonNode> Places(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Places(entry.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Places).Prepend(list),
        _ => [],
    };

    private static JsonObject Tree(string file)
    {
        var yaml = new YamlDotNet.RepresentationModel.YamlStream();
        yaml.Load(new StringReader(FixtureStacks.Read(file)));
        return ToJson(yaml.Documents[0].RootNode)!.AsObject();
    }

    private static JsonNode? ToJson(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlDotNet.RepresentationModel.YamlMappingNode map => new JsonObject(
            map.Children.Select(child => KeyValuePair.Create(child.Key.ToString(), ToJson(child.Value)))),
        YamlDotNet.RepresentationModel.YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlDotNet.RepresentationModel.YamlScalarNode { Value: "true" } => true,
        YamlDotNet.RepresentationModel.YamlScalarNode { Value: { } text }
            when int.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        YamlDotNet.RepresentationModel.YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}
