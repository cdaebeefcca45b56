using Ironwood.Graph;

namespace Ironwood.Foundations.Tests.Graph;

public class GraphJsonTests
{
    private const string Whole = """
        {
          "format": "ironwood-graph/1",
          "project": "p",
          "stack": "s",
          "resources": [
            {
              "urn": "urn:component",
              "type": "ironwood:serving:TpuPod",
              "name": "component",
              "kind": "component",
              "parent": "urn:stack",
              "outputs": {
                "groups": [
                  "${t:m:T::every#id}"
                ]
              }
            },
            {
              "urn": "urn:every",
              "type": "t:m:T",
              "name": "every",
              "kind": "custom",
              "parent": "urn:component",
              "inputs": {
                "count": 3,
                "empty": {},
                "html": "<a href='x'>&amp;</a> é 漢",
                "none": null,
                "ratio": 0.25,
                "yes": true
              },
              "options": {
                "deleteBeforeReplace": false,
                "ignoreChanges": [
                  "labels"
                ],
                "protect": true,
                "provider": "other",
                "retainOnDelete": true,
                "secretOutputs": [
                  "password"
                ],
                "timeouts": {
                  "create": "30m",
                  "delete": "1h"
                }
              },
              "secrets": [
                "inputs.password"
              ]
            },
            {
              "urn": "urn:read",
              "type": "t:m:T",
              "name": "read",
              "kind": "read",
              "parent": "urn:stack"
            },
            {
              "urn": "urn:stack",
              "type": "pulumi:pulumi:Stack",
              "name": "stack",
              "kind": "component"
            }
          ],
          "edges": [
            {
              "from": "urn:every",
              "path": "dependsOn",
              "to": "urn:component"
            },
            {
              "from": "urn:every",
              "path": "network",
              "to": "urn:read",
              "property": "id"
            }
          ]
        }

        """;

    [Fact]
    public void A_graph_that_is_read_and_written_is_the_same_to_the_byte() => Assert.Equal(Whole, Write(Read(Whole)));

    [Fact]
    public void Everything_in_a_document_is_read()
    {
        var graph = Read(Whole);
        var node = graph["urn:every"];

        Assert.Equal(("p", "s", 4, 2), (graph.Project, graph.Stack, graph.Nodes.Count, graph.Edges.Count));
        Assert.Equal(
            ("t:m:T", "every", ResourceKind.Custom, "urn:component"), (node.Type, node.Name, node.Kind, node.Parent));
        Assert.Equal(ResourceKind.Component, graph["urn:component"].Kind);
        Assert.Equal(ResourceKind.Read, graph["urn:read"].Kind);
        Assert.Equal("<a href='x'>&amp;</a> é 漢", node.Inputs["html"]!.GetValue<string>());
        Assert.Equal(
            "${t:m:T::every#id}", PropertyPath.At(graph["urn:component"].Outputs, "groups[0]")!.GetValue<string>());
        Assert.Equal(
            (true, true, false, "other"),
            (
                node.Options.Protect, node.Options.RetainOnDelete, node.Options.DeleteBeforeReplace,
                node.Options.Provider));
        Assert.Equal(["labels"], node.Options.IgnoreChanges);
        Assert.Equal(["password"], node.Options.SecretOutputs);
        Assert.Equal(
            ["create=30m", "delete=1h"], node.Options.Timeouts.Select(timeout => $"{timeout.Key}={timeout.Value}"));
        Assert.Equal(["inputs.password"], node.Secrets);
        Assert.Equal(new("urn:every", "network", "urn:read", "id"), graph.Edges[1]);
        Assert.True(graph.Edges[0].IsExplicit);
    }

    [Fact]
    public void Order_of_the_resources_and_edges_does_not_show()
    {
        var graph = Read(Whole);

        Assert.Equal(Whole, Write(new(graph.Project, graph.Stack, graph.Nodes.Reverse(), graph.Edges.Reverse())));
    }

    [Fact]
    public void Timeouts_are_sorted_whatever_holds_them()
    {
        var node = Plain() with
        {
            Options = new() { Timeouts = new Dictionary<string, string> { ["update"] = "2m", ["create"] = "1m" } },
        };

        Assert.Matches("\"create\": \"1m\",\\s+\"update\": \"2m\"", Write(new("p", "s", [node], [])));
    }

    [Fact]
    public void Defaults_are_left_out()
    {
        var text = Write(new("p", "s", [Plain()], [new("urn:a", "dependsOn", "urn:a", "")]));
        var document = JsonNode.Parse(text)!;

        Assert.Equal(
            ["urn", "type", "name", "kind"], document["resources"]![0]!.AsObject().Select(property => property.Key));
        Assert.Equal(["from", "path", "to"], document["edges"]![0]!.AsObject().Select(property => property.Key));
        Assert.Same(NodeOptions.Default, Read(text)["urn:a"].Options);
    }

    public static TheoryData<string, NodeOptions> EachOption => new()
    {
        { """{"deleteBeforeReplace":true}""", new() { DeleteBeforeReplace = true } },
        { """{"deleteBeforeReplace":false}""", new() { DeleteBeforeReplace = false } },
        { """{"ignoreChanges":["a","b"]}""", new() { IgnoreChanges = ["a", "b"] } },
        { """{"protect":true}""", new() { Protect = true } },
        { """{"provider":"x"}""", new() { Provider = "x" } },
        { """{"replaceOnChanges":["a"]}""", new() { ReplaceOnChanges = ["a"] } },
        { """{"retainOnDelete":true}""", new() { RetainOnDelete = true } },
        { """{"secretOutputs":["a"]}""", new() { SecretOutputs = ["a"] } },
        {
            """{"timeouts":{"delete":"1m"}}""",
            new() { Timeouts = new Dictionary<string, string> { ["delete"] = "1m" } }
        },
    };

    [Theory]
    [MemberData(nameof(EachOption))]
    public void Each_option_alone_is_written_and_read(string json, NodeOptions options)
    {
        var text = Write(new("p", "s", [Plain() with { Options = options }], []));

        Assert.False(options.IsDefault);
        Assert.Equal(json, JsonNode.Parse(text)!["resources"]![0]!["options"]!.ToJsonString());
        Assert.Equal(text, Write(Read(text)));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("nonsense", "not JSON: line 1, byte 2.")]
    [InlineData("{} {}", "not JSON")]
    [InlineData("null", "not a JSON object")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("3", "not a JSON object")]
    [InlineData("{}", "format is missing")]
    [InlineData("""{"format":1}""", "format is 1;")]
    [InlineData(
        """{"format":"ironwood-graph/2"}""", "format is \"ironwood-graph/2\"; this program reads \"ironwood-graph/1\"")]
    [InlineData("""{"format":"a","format":"b"}""", "not JSON")]
    [InlineData("""{"format":"\ud800"}""", "not Unicode")]
    public void A_document_that_is_no_graph_is_refused(string text, string reason) =>
        Assert.Contains(
            reason, Assert.Throws<GraphFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("project", null, "\"project\" is missing")]
    [InlineData("project", "3", "\"project\" is not a text")]
    [InlineData("stack", null, "\"stack\" is missing")]
    [InlineData("resources", null, "\"resources\" is missing")]
    [InlineData("resources", "{}", "\"resources\" is not a list")]
    [InlineData("edges", null, "\"edges\" is missing")]
    [InlineData("edges", "\"none\"", "\"edges\" is not a list")]
    [InlineData("resources[1]", "3", "\"resources[1]\" is not an object")]
    [InlineData("resources[1]", "null", "\"resources[1]\" is not an object")]
    [InlineData("resources[1].urn", null, "\"resources[1].urn\" is missing")]
    [InlineData("resources[1].urn", "\"urn:read\"", "Two resources have the URN urn:read")]
    [InlineData("resources[1].name", "\"read\"", "Two resources have the type t:m:T and the name 'read'")]
    [InlineData("resources[1].type", null, "\"resources[1].type\" is missing")]
    [InlineData("resources[1].name", "[]", "\"resources[1].name\" is not a text")]
    [InlineData("resources[1].kind", null, "\"resources[1].kind\" is missing")]
    [InlineData("resources[1].kind", "\"other\"", "\"resources[1].kind\" is not custom, component or read")]
    [InlineData("resources[1].parent", "1", "\"resources[1].parent\" is not a text")]
    [InlineData("resources[1].inputs", "[]", "\"resources[1].inputs\" is not an object")]
    [InlineData("resources[1].inputs", "{\"a\":{\"b\":1,\"b\":2}}", "not JSON")]
    [InlineData("resources[1].inputs", "{\"a\":[\"\\ud800\"]}", "not Unicode")]
    [InlineData("resources[1].outputs", "true", "\"resources[1].outputs\" is not an object")]
    [InlineData("resources[1].options", "\"protect\"", "\"resources[1].options\" is not an object")]
    [InlineData("resources[1].options.protect", "\"yes\"", "\"resources[1].options.protect\" is not true or false")]
    [InlineData(
        "resources[1].options.deleteBeforeReplace", "0",
        "\"resources[1].options.deleteBeforeReplace\" is not true or false")]
    [InlineData(
        "resources[1].options.retainOnDelete", "{}", "\"resources[1].options.retainOnDelete\" is not true or false")]
    [InlineData("resources[1].options.provider", "false", "\"resources[1].options.provider\" is not a text")]
    [InlineData(
        "resources[1].options.ignoreChanges", "\"labels\"", "\"resources[1].options.ignoreChanges\" is not a list")]
    [InlineData("resources[1].options.ignoreChanges", "[1]", "\"resources[1].options.ignoreChanges[0]\" is not a text")]
    [InlineData(
        "resources[1].options.secretOutputs", "[null]", "\"resources[1].options.secretOutputs[0]\" is not a text")]
    [InlineData("resources[1].options.timeouts", "[]", "\"resources[1].options.timeouts\" is not an object")]
    [InlineData("resources[1].options.timeouts.create", "30", "\"resources[1].options.timeouts.create\" is not a text")]
    [InlineData("resources[1].options.timeouts.create", "null", "\"resources[1].options.timeouts.create\" is missing")]
    [InlineData("resources[1].secrets", "{}", "\"resources[1].secrets\" is not a list")]
    [InlineData("edges[0]", "[]", "\"edges[0]\" is not an object")]
    [InlineData("edges[0].from", null, "\"edges[0].from\" is missing")]
    [InlineData("edges[0].path", "2", "\"edges[0].path\" is not a text")]
    [InlineData("edges[1].to", null, "\"edges[1].to\" is missing")]
    [InlineData("edges[1].property", "{}", "\"edges[1].property\" is not a text")]
    public void A_fault_in_a_document_is_named_with_its_place(string path, string? json, string reason)
    {
        var text = Replace(path, json);

        Assert.Contains(
            reason, Assert.Throws<GraphFormatException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_deeper_than_any_resource_is_refused() =>
        Assert.Throws<GraphFormatException>(
            () => Read(string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200)));

    [Fact]
    public void Properties_that_a_later_version_adds_are_passed_over() =>
        Assert.Equal(
            Whole,
            Write(
                Read(Whole.Replace("\"stack\": \"s\"", "\"stack\": \"s\", \"later\": [1]", StringComparison.Ordinal))));

    // Text and not nodes: a document under test may be one that no writer produces.
    private static string Replace(string path, string? json)
    {
        var root = JsonNode.Parse(Whole)!;
        var steps = PropertyPath.Steps(path);
        var holder = steps.SkipLast(1).Aggregate<string, JsonNode?>(root, PropertyPath.Step)!;
        if (holder is JsonArray list)
        {
            list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = "@";
        }
        else if (json is null)
        {
            holder.AsObject().Remove(steps[^1]);
        }
        else
        {
            holder[steps[^1]] = "@";
        }
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true })
            .Replace("\"@\"", json, StringComparison.Ordinal);
    }

    private static ResourceNode Plain() =>
        new() { Urn = "urn:a", Type = "t:m:T", Name = "a", Kind = ResourceKind.Custom };

    private static ResourceGraph Read(string text) => GraphJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Write(ResourceGraph graph)
    {
        using var stream = new MemoryStream();
        GraphJson.Write(graph, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
