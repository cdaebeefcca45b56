using Ironwood.Repository.Linting;

namespace Ironwood.Repository.Tests.Linting;

public sealed class ColumnLintTests
{
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("some words", 12));
    private static readonly string Data = string.Join(", ", Enumerable.Repeat("{\"a\": 1}", 16));

    [Fact]
    public void A_line_of_120_columns_passes_and_one_of_121_fails()
    {
        var line = $"class {string.Join(" ", Enumerable.Repeat("A", 57))}";

        Assert.Equal(119, line.Length);
        Assert.Empty(ColumnLint.In("a.cs", $"\n{line};\r\n"));
        Assert.Equal(["a.cs:2: has 121 columns; at most 120"], ColumnLint.In("a.cs", $"\n{line};;\n"));
    }

    [Fact]
    public void Prose_in_a_string_or_a_comment_fails() => Assert.All(
        [$"// {Words}", $"var a = \"{Words}\";", $"var a = $\"{Words}{{1}}\";", $"var a = \"\"\"{Words}\"\"\";"],
        line => Assert.Single(ColumnLint.In("a.cs", line)));

    [Fact]
    public void Prose_in_a_raw_string_of_several_lines_fails_at_its_line() => Assert.StartsWith(
        "a.cs:3: ", Assert.Single(ColumnLint.In("a.cs", $"var a = \"\"\"\n    short\n    {Words}\n    \"\"\";\n")),
        StringComparison.Ordinal);

    [Fact]
    public void Data_and_a_long_word_that_cannot_be_wrapped_pass() => Assert.All(
        [
            $"var a = \"\"\"{Data}\"\"\";", $"var a = \"\"\"\n    {Data}\n    \"\"\";",
            $"// https://example.com/{new string('a', 120)}",
        ],
        text => Assert.Empty(ColumnLint.In("a.cs", text)));
}
