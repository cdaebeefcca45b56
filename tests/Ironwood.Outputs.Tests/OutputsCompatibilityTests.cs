using Ironwood.Repository.Inventories;

namespace Ironwood.Outputs.Tests;

/// <summary>Published outputs stay what they are. <c>docs/outputs.md</c> says how a new version is published.</summary>
public sealed class OutputsCompatibilityTests
{
    private static readonly string Folder = SourceTree.Path("tests/Ironwood.Outputs.Tests/Published");

    private static JsonObject Tiers(JsonNode schema) =>
        schema["properties"]!["contract"]!["properties"]!["tiers"]!["additionalProperties"]!.AsObject();

    [Fact]
    public void Todays_outputs_keep_to_every_version_that_was_published()
    {
        var published = Directory.GetFiles(Folder, "*.json");

        Assert.Contains($"{PlatformContract.CurrentVersion}.json", published.Select(Path.GetFileName));
        Assert.All(
            published,
            file => Assert.Empty(
                OutputsCompatibility.Violations(JsonNode.Parse(File.ReadAllText(file))!, OutputsSchema.Of())));
    }

    [Fact]
    public void A_published_file_is_of_the_version_that_its_name_says() =>
        Assert.All(Directory.GetFiles(Folder, "*.json"), file => Assert.Equal(
            $"urn:ironwood:outputs:{Path.GetFileNameWithoutExtension(file)}",
            JsonNode.Parse(File.ReadAllText(file))!["$id"]!.ToString()));

    [Fact]
    public void An_output_that_is_removed_needs_a_new_major_version() =>
        Is(
            "frontDoorUrl: is gone, which needs version 2.0",
            schema => schema["properties"]!.AsObject().Remove("frontDoorUrl"));

    [Fact]
    public void A_property_that_is_removed_needs_a_new_major_version() =>
        Is(
            "contract.tiers.*.url: is gone, which needs version 2.0",
            schema => Tiers(schema)["properties"]!.AsObject().Remove("url"));

    [Fact]
    public void Another_type_needs_a_new_major_version() => Is(
        "contract.tiers.*.groups[].minVms: was integer and is now string, which needs version 2.0",
        schema => Tiers(schema)["properties"]!["groups"]!["items"]!["properties"]!["minVms"]!["type"] = "string");

    [Fact]
    public void A_list_that_becomes_a_map_needs_a_new_major_version() => Is(
        "instanceGroups.*: was array and is now object, which needs version 2.0",
        schema => schema["properties"]!["instanceGroups"]!["additionalProperties"] = JsonNode.Parse(
            """{"type":"object"}"""));

    [Fact]
    public void What_becomes_nullable_needs_a_new_major_version() => Is(
        "contract.tiers.*.pod: was string and is now null or string, which needs version 2.0",
        schema => Tiers(schema)["properties"]!["pod"]!["type"] = new JsonArray("string", "null"));

    [Fact]
    public void What_may_be_absent_from_now_on_needs_a_new_major_version() => Is(
        "contract.tiers.*.url: may now be absent, which needs version 2.0",
        schema => Tiers(schema)["required"]!.AsArray().RemoveAll(name => name!.ToString() == "url"));

    [Fact]
    public void What_older_stacks_may_leave_out_cannot_be_demanded_of_them() => Is(
        "contract.tiers.*.topology: may no longer be absent, which needs version 2.0",
        schema => Tiers(schema)["required"]!.AsArray().Add("topology"));

    [Fact]
    public void What_is_new_needs_a_new_minor_version() => Is(
        "contract.tiers.*.colour: is new, which needs version 1.1",
        schema => Tiers(schema)["properties"]!["colour"] = JsonNode.Parse("""{"type":["string","null"]}"""));

    [Fact]
    public void What_is_new_in_the_contract_must_be_absent_from_older_stacks()
    {
        static void Add(JsonNode schema)
        {
            Tiers(schema)["properties"]!["colour"] = JsonNode.Parse("""{"type":"string"}""");
            Tiers(schema)["required"]!.AsArray().Add("colour");
        }

        Is("contract.tiers.*.colour: is new and required, which needs version 2.0", Add);
        Assert.Single(Violations("1.1", Add));
        Assert.Empty(Violations("2.0", Add));
    }

    [Fact]
    public void A_minor_version_may_add_outputs_and_optional_properties()
    {
        Assert.Empty(Violations("1.1", schema =>
        {
            schema["properties"]!["news"] = JsonNode.Parse("""{"type":"string"}""");
            schema["required"]!.AsArray().Add("news");
            Tiers(schema)["properties"]!["colour"] = JsonNode.Parse("""{"type":["string","null"]}""");
        }));
        Assert.Single(Violations("1.1", schema => schema["properties"]!.AsObject().Remove("pods")));
    }

    [Fact]
    public void A_major_version_may_do_what_it_likes_and_none_may_go_back()
    {
        Assert.Empty(Violations("2.0", schema => schema["properties"]!.AsObject().Clear()));
        Assert.Equal(["version 0.9 is older than the published version 1.0"], Violations("0.9", _ => { }));
    }

    private static void Is(string violation, Action<JsonNode> change) =>
        Assert.Equal([violation], Violations("1.0", change));

    private static IReadOnlyList<string> Violations(string version, Action<JsonNode> change)
    {
        var published = OutputsSchema.Of();
        published["$id"] = "urn:ironwood:outputs:1.0";
        var current = published.DeepClone();
        current["$id"] = $"urn:ironwood:outputs:{version}";
        change(current);
        return OutputsCompatibility.Violations(published, current);
    }
}
