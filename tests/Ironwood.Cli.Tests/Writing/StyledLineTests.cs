using Ironwood.Cli.Writing;
using Spectre.Console.Testing;

namespace Ironwood.Cli.Tests.Writing;

public sealed class StyledLineTests
{
    // Spectre would read the brackets as a style and the word between colons as an emoji.
    [Fact]
    public void What_is_filled_in_is_never_markup()
    {
        using var console = new TestConsole();
        console.Profile.Width = 200;
        const string Hostile = "[red]x[/] :man: [[";

        console.Line($"{Styled.Bold(Hostile)} and {Hostile}");

        Assert.Equal($"{Hostile} and {Hostile}", console.Lines.Single());
    }

    [Fact]
    public void What_is_filled_in_ends_no_line_and_commands_no_terminal()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = Terminal.Plain(text, TextWriter.Null).Out;

        console.Line($"owner {"x\e[2J\n0 problems\n::error::x"}: {new Styled("a\nb", "red")}");
        console.Copyable("  fix: ", "run\n::error::y");
        var table = console.NewTable("Head");
        table.Add("c\nd\u202E");
        console.Write(table);

        Assert.Equal(
            [@"owner x\u001b[2J\n0 problems\n::error::x: a\nb", @"  fix: run\n::error::y", "Head", @"c\nd\u202e", ""],
            text.ToString().Split('\n'));
    }

    // A CI service reads a command where a line begins: no line may be broken there.
    [Fact]
    public void A_pipe_gets_a_line_of_any_length_in_one_piece()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = Terminal.Plain(text, TextWriter.Null).Out;

        console.Line($"{new string('a', 9_995)} {"::error::x"}");

        Assert.Equal(2, text.ToString().Split('\n').Length);
    }
}
