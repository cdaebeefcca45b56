using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Ironwood.Cli.Writing;

/// <summary>A piece of text with a style, for a <see cref="StyledLine"/>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Style">Its style.</param>
internal sealed record Styled(string Text, Style Style)
{
    public static Styled Bold(string text) => new(text, Styles.Bold);

    public static Styled Grey(string text) => new(text, Styles.Grey);
}

/// <summary>The styles of views.</summary>
internal static class Styles
{
    public static Style Plain => Style.Plain;

    public static Style Bold { get; } = new(decoration: Decoration.Bold);

    public static Style Grey { get; } = new(Color.Grey);

    public static Style Blue { get; } = new(Color.Blue);

    public static Style Red { get; } = new(Color.Red);

    public static Style Yellow { get; } = new(Color.Yellow);

    public static Style Green { get; } = new(Color.Green);

    public static Style BoldRed { get; } = new(Color.Red, decoration: Decoration.Bold);

    public static Style BoldGreen { get; } = new(Color.Green, decoration: Decoration.Bold);

    public static Style BoldYellow { get; } = new(Color.Yellow, decoration: Decoration.Bold);
}

/// <summary>
/// One line of a view, made from an interpolated string. Inserted values are data: they are shown as they are, are
/// never markup, and never end the line. Only <see cref="Styled"/> sets styles.
/// </summary>
[InterpolatedStringHandler]
internal sealed class StyledLine
{
    private readonly List<Styled> _parts = [];

    public StyledLine(int literalLength, int formattedCount)
    {
        _ = literalLength;
        _parts.Capacity = 2 * formattedCount + 1;
    }

    /// <summary>Characters of the line.</summary>
    public int Length => _parts.Sum(part => part.Text.Length);

    public void AppendLiteral(string text) => _parts.Add(new(text, Styles.Plain));

    public void AppendFormatted(Styled part) => _parts.Add(part with { Text = PlainText.Line(part.Text) });

    public void AppendFormatted(StyledLine line) => _parts.AddRange(line._parts);

    public void AppendFormatted(string? text) => AppendLiteral(PlainText.Line(text));

    public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable =>
        AppendLiteral(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The line for a table's cell or a tree.</summary>
    public Paragraph ToParagraph()
    {
        var paragraph = new Paragraph();
        foreach (var part in _parts)
        {
            paragraph.Append(part.Text, part.Style);
        }
        return paragraph;
    }

    /// <summary>The line without styles.</summary>
    public override string ToString() => string.Concat(_parts.Select(part => part.Text));
}
