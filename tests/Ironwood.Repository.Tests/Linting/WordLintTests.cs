using Ironwood.Repository.Linting;

namespace Ironwood.Repository.Tests.Linting;

public sealed class WordLintTests
{
    public static TheoryData<string, string> Refused { get; } = Sentences(rule => rule.Refused);

    public static TheoryData<string, string> Accepted { get; } = Sentences(rule => rule.Accepted);

    [Fact]
    public void Every_rule_has_sentences_that_it_refuses_and_sentences_that_it_accepts() =>
        Assert.All(WordRule.All, rule =>
        {
            Assert.NotEmpty(rule.Refused);
            Assert.NotEmpty(rule.Accepted);
            Assert.NotEqual("", rule.Write);
        });

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_banned_construction_is_found_in_every_kind_of_text(string pattern, string sentence)
    {
        var write = WordRule.All.Single(rule => rule.Pattern == pattern).Write;

        Assert.All(Files(sentence), file =>
        {
            var finding = Assert.Single(WordLint.In(file.Path, () => file.Text));
            Assert.StartsWith($"{file.Path}:{file.Line}: '", finding, StringComparison.Ordinal);
            Assert.EndsWith($"'; {write}", finding, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Plain_English_is_accepted_in_every_kind_of_text(string pattern, string sentence)
    {
        Assert.NotEqual("", pattern);
        Assert.All(Files(sentence), file => Assert.Empty(WordLint.In(file.Path, () => file.Text)));
    }

    [Theory]
    [InlineData("a.md", "The value is\n§.\n", 1)]
    [InlineData("a.cs", "// The value is\n// §.\nclass A;\n", 1)]
    [InlineData("a.cs", "class A { string b = \"The value is \"\n    + $\"§ {1}\"; }\n", 1)]
    [InlineData("a.cs", "class A\n{\n    string b = \"\"\"\n        one\n        It is §.\n        \"\"\";\n}\n", 5)]
    public void A_phrase_is_found_across_lines_and_parts_of_a_string(string path, string text, int line) =>
        Assert.StartsWith(
            $"{path}:{line}: '", Assert.Single(WordLint.In(path, () => With(text))), StringComparison.Ordinal);

    [Theory]
    [InlineData("a.md", "Run `¤` first.\n")]
    [InlineData("a.cs", "/// <summary>Calls <c>¤</c>.</summary>\nclass ¤;\n")]
    [InlineData("a.cs", "// The value is\nclass A; // §\n")]
    [InlineData("a.yaml", "user: ¤\n")]
    [InlineData(".github/workflows/a.yml", "on: ¤\n")]
    [InlineData("data/a.json", "\"¤\"")]
    [InlineData("LICENSE", "¤")]
    [InlineData("a.proto", "// ¤")]
    public void Names_code_and_data_are_not_texts(string path, string text) =>
        Assert.Empty(WordLint.In(path, () => With(text)));

    // This file has no banned words itself: the signs stand for them.
    private static string With(string text) => text.Replace("§", "none", StringComparison.Ordinal)
        .Replace("¤", string.Concat("no", "body"), StringComparison.Ordinal);

    private static TheoryData<string, string> Sentences(Func<WordRule, IEnumerable<string>> of)
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in WordRule.All)
        {
            foreach (var sentence in of(rule))
            {
                data.Add(rule.Pattern, sentence);
            }
        }
        return data;
    }

    private static (string Path, string Text, int Line)[] Files(string sentence) =>
    [
        ("docs/a.md", $"# A title\n\n{sentence}\n", 3),
        ("a.cs", $"class A;\n\n/// <summary>{sentence}</summary>\nclass B;\n", 3),
        ("b.cs", $"class A; // {sentence}\n", 1),
        ("c.cs", $"class A\n{{\n    string B = \"{sentence}\";\n}}\n", 3),
        ("Pulumi.yaml", $"name: a\n# {sentence}\n", 2),
        (".github/workflows/a.yml", $"name: {sentence}\n", 1),
        ("src/Ironwood.Catalog/Pricing/rates.json", $"[\n{{ \"note\": \"{sentence}\" }}\n]\n", 2),
        ("a.sh", $"#!/bin/sh\n# {sentence}\n", 2),
        ("a.csproj", $"<Project>\n<!-- {sentence} -->\n</Project>\n", 2),
    ];
}
