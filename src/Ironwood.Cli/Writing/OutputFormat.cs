using System.CommandLine;

namespace Ironwood.Cli.Writing;

/// <summary>A form in which a verb writes its result.</summary>
/// <param name="Name">What is written on the command line.</param>
/// <param name="Use">What it is for, as a phrase.</param>
internal sealed record OutputFormat(string Name, string Use)
{
    public static OutputFormat Text { get; } = new("text", "for people");

    public static OutputFormat Markdown { get; } = new("markdown", "for a comment on a pull request");

    /// <param name="format">Value of the document's <c>format</c> property, or what it is in other words.</param>
    public static OutputFormat Json(string format) => new("json", $"for programs ({format})");

    /// <summary>The option <c>--format</c> of a verb; the first format is the default.</summary>
    public static Option<string> Option(params IReadOnlyList<OutputFormat> formats) =>
        new Option<string>("--format", "-f")
        {
            Description = string.Join(", ", formats.Select(format => $"{format.Name} {format.Use}")),
            DefaultValueFactory = _ => formats[0].Name,
        }.AcceptOnlyFromAmong([.. formats.Select(format => format.Name)]);
}
