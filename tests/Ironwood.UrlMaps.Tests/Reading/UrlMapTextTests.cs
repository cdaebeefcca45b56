using Ironwood.UrlMaps.Reading;

namespace Ironwood.UrlMaps.Tests.Reading;

public class UrlMapTextTests
{
    [Theory]
    [InlineData("""{"a": 5, "b": [true, null, "x"]}""", """{"a":5,"b":[true,null,"x"]}""")]
    [InlineData("a: 5\nb:\n- true\n- null\n- x\n", """{"a":5,"b":[true,null,"x"]}""")]
    [InlineData("{a: &x 5, b: *x}", """{"a":5,"b":5}""")]
    [InlineData("%YAML 1.1\n---\na: b # why\n...\n", """{"a":"b"}""")]
    [InlineData("%YAML 1.2\n---\n# why\na: b\n", """{"a":"b"}""")]
    [InlineData("a: |\n  x\n  y\nb: >-\n  x\n  y\n", """{"a":"x\ny\n","b":"x y"}""")]
    [InlineData("a: '5'\nb: \"5\"\nc: !!str 5\n", """{"a":"5","b":"5","c":"5"}""")]
    [InlineData("a: 5xx\nb: 010\nc: 1_0\nd: 1:30\ne: 2026-01-01T00:00:00Z\nf: yes\n",
        """{"a":"5xx","b":"010","c":"1_0","d":"1:30","e":"2026-01-01T00:00:00Z","f":"yes"}""")]
    [InlineData("a: -5\nb: 7.8\nc: .5\nd: 1e2\ne: .inf\nf: 99999999999999999999\n",
        """{"a":-5,"b":7.8,"c":0.5,"d":100,"e":".inf","f":1E+20}""")]
    [InlineData("base: &b\n  x: 1\n  y: 2\na:\n  <<: *b\n  y: 3\n", """{"base":{"x":1,"y":2},"a":{"y":3,"x":1}}""")]
    [InlineData("a: ~\nb:\nc: Null\n", """{"a":null,"b":null,"c":null}""")]
    [InlineData("- a: 1\n", """[{"a":1}]""")]
    [InlineData("a: 1\n---\n", """{"a":1}""")]
    public void Yaml_is_what_the_same_map_is_in_json(string text, string json) =>
        Assert.Equal(json, UrlMapText.Read(text)?.ToJsonString(new() { Encoder = Plain }));

    [Theory]
    [InlineData("a: 1\na: 2\n", "has a key twice: a", 2, 1)]
    [InlineData("""{"a": 1, "a": 2}""", "has a key twice: a", 1, 10)]
    [InlineData("a: *b\n", "has an alias without an anchor before it: b", 1, 4)]
    [InlineData("&a {b: *a}", "has an alias inside what it stands for: a", 1, 8)]
    [InlineData("? [a]\n: 1\n", "has a key that is not a text", 1, 3)]
    [InlineData("a: 1\n---\nb: 2\n", "holds several documents, and one URL map is asked about", 2, 1)]
    [InlineData("a: !secret x\n", "has a tag that a URL map cannot have: !secret", 1, 4)]
    [InlineData("a: !!python/name:os.system x\n", "has a tag that a URL map cannot have", 1, 4)]
    [InlineData("<<: 5\n", "has a '<<' that is not a map or a list of maps", 1, 1)]
    [InlineData("a: [1\n", "is neither JSON nor YAML", 2, 1)]
    public void What_no_url_map_can_be_is_refused_at_its_place(string text, string message, long line, long column)
    {
        var error = Assert.Throws<UrlMapTextException>(() => UrlMapText.Read(text));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    /// <summary>Small texts that stand for large ones, and texts that are nested deeply.</summary>
    public static TheoryData<string> Bombs =>
    [
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 9).Select(name =>
            $"{(char)name}: &{(char)name} [{string.Join(',', Enumerable.Repeat($"*{(char)(name - 1)}", 10))}]\n")),
        new string('[', 100_000),
        string.Concat(Enumerable.Repeat("{a: ", 5_000)),
        string.Concat(Enumerable.Repeat("- ", 5_000)) + "x",
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_text_that_grows_without_bound_is_refused(string text) =>
        Assert.Throws<UrlMapTextException>(() => UrlMapText.Read(text));

    [Fact]
    public void A_text_of_any_characters_is_read_or_refused()
    {
        const string Letters = "{}[]:,-?&*!|>%@`'\"#\n\t ab1.~<=\\\u0085\u2028\ufeff\0";
        var random = new Random(20261201);
        for (var round = 0; round < 4_000; round++)
        {
            var text = new StringBuilder(random.Next(2) == 0 ? "defaultService: s\npathMatchers:\n- name: " : "");
            for (var length = random.Next(60); length > 0; length--)
            {
                text.Append(Letters[random.Next(Letters.Length)]);
            }
            JsonNode? read = null;
            try
            {
                read = UrlMapText.Read(text.ToString());
            }
            catch (UrlMapTextException)
            {
                // That is an answer too. Any other exception fails the test.
            }
            if (UrlMapReader.Find(read) is { } map)
            {
                var result = new UrlMapReader(Maps.Limits).Read(map);
                Assert.True(result.Map is null != (result.Faults.Count == 0));
            }
        }
    }

    private static System.Text.Encodings.Web.JavaScriptEncoder Plain =>
        System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
}
