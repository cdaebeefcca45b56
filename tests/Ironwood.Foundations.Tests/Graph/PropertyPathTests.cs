using Ironwood.Graph;

namespace Ironwood.Foundations.Tests.Graph;

public class PropertyPathTests
{
    private static readonly JsonNode Value = JsonNode.Parse("""
        {
          "backends": [{ "group": "a", "weights": [[1, 2], [3]] }, { "group": "b" }],
          "labels": { "example.com/tier": "large", "with\"quote": "q", "back\\slash.": "s", "": "empty", "a[0]": "bracket" },
          "empty": null,
          "flag": true
        }
        """)!;

    [Theory]
    [InlineData("backends[0].group", "\"a\"")]
    [InlineData("backends[1].group", "\"b\"")]
    [InlineData("backends[0].weights[0][1]", "2")]
    [InlineData("backends[0].weights[1]", "[3]")]
    [InlineData("flag", "true")]
    [InlineData("labels[\"example.com/tier\"]", "\"large\"")]
    public void A_path_leads_to_its_value(string path, string json) =>
        Assert.Equal(json, PropertyPath.At(Value, path)?.ToJsonString());

    [Theory]
    [InlineData("backends[2]")]
    [InlineData("backends[-1]")]
    [InlineData("backends[0x0]")]
    [InlineData("backends.group")]
    [InlineData("flag.more")]
    [InlineData("empty.more")]
    [InlineData("labels.example.com/tier")]
    [InlineData("none")]
    public void A_path_to_a_missing_property_has_no_value(string path) => Assert.Null(PropertyPath.At(Value, path));

    [Fact]
    public void The_empty_path_is_the_value_itself() => Assert.Same(Value, PropertyPath.At(Value, ""));

    [Fact]
    public void Every_text_is_found_in_order_and_by_the_path_that_leads_to_it()
    {
        var texts = PropertyPath.Texts(Value).ToArray();

        Assert.Equal(
            [
                "backends[0].group", "backends[1].group", "labels[\"example.com/tier\"]", "labels[\"with\\\"quote\"]",
                "labels[\"back\\\\slash.\"]", "labels[\"\"]", "labels[\"a[0]\"]",
            ],
            texts.Select(text => text.Path));
        Assert.All(texts, text => Assert.Equal(text.Text, PropertyPath.At(Value, text.Path)!.GetValue<string>()));
    }

    [Fact]
    public void Paths_are_built_from_the_outside_in()
    {
        Assert.Equal("a", PropertyPath.Property("", "a"));
        Assert.Equal("a.b", PropertyPath.Property("a", "b"));
        Assert.Equal("a[\"b.c\"]", PropertyPath.Property("a", "b.c"));
        Assert.Equal("[\"b.c\"]", PropertyPath.Property("", "b.c"));
        Assert.Equal("a.b[12]", PropertyPath.Item("a.b", 12));
    }

    [Fact]
    public void Steps_are_keys_and_indices() =>
        Assert.Equal(["a", "0", "b.c", "1", "d"], PropertyPath.Steps("a[0][\"b.c\"][1].d"));

    [Fact]
    public void A_text_by_itself_has_the_path_it_was_given() =>
        Assert.Equal([("inputs.a", "x")], PropertyPath.Texts(JsonValue.Create("x"), "inputs.a"));
}
