using Spectre.Console;

namespace Ironwood.Cli.Writing;

/// <summary>How views write lines and tables.</summary>
internal static class ConsoleLines
{
    /// <summary>Writes a line. A terminal may break it between words.</summary>
    public static void Line(this IAnsiConsole console, StyledLine line)
    {
        if (!console.Profile.Capabilities.Ansi)
        {
            console.Profile.Out.Writer.WriteLine(line.ToString());
            return;
        }
        console.Write(line.ToParagraph());
        console.WriteLine();
    }

    /// <summary>Writes a line that users may copy, such as a command: only the terminal itself wraps it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="label">The label before it, in grey.</param>
    /// <param name="text">The line.</param>
    public static void Copyable(this IAnsiConsole console, string label, string text)
    {
        console.Write(new Text(label, new(Color.Grey)));
        Terminal.WriteLine(console, text);
    }

    /// <summary>A table with lines on a terminal, and text in columns in a pipe.</summary>
    /// <param name="console">Where it will be shown.</param>
    /// <param name="columns">The heads of its columns.</param>
    public static Table NewTable(this IAnsiConsole console, params IReadOnlyList<string> columns)
    {
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.None);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }
        return table;
    }

    /// <summary>Adds a row of data.</summary>
    public static void Add(this Table table, params IReadOnlyList<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(PlainText.Line(cell))));

    /// <summary>Several lines of data in one cell.</summary>
    public static Text Cell(IEnumerable<string> lines) => new(string.Join('\n', lines.Select(PlainText.Line)));
}
