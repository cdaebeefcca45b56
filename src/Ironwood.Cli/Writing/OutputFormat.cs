namespace Ironwood.Cli.Writing;

/// <summary>An output format of a verb.</summary>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Use">Its use, as a phrase.</param>
internal sealed record OutputFormat(string Id, string Use)
{
    /// <summary>Name of the option.</summary>
    public const string Name = "--format";

    public static OutputFormat Text { get; } = new("text", "for people");

    public static OutputFormat Markdown { get; } = new("markdown", "for a comment on a pull request");

    /// <param name="format">Value of the document's <c>format</c> property, or a description.</param>
    public static OutputFormat Json(string format) => new("json", $"for programs ({format})");

    /// <summary>The option <c>--format</c> of a verb; the first format is the default.</summary>
    public static Option<string> Option(params IReadOnlyList<OutputFormat> formats) =>
        new Option<string>(Name, "-f")
        {
            Description = string.Join(", ", formats.Select(format => $"{format.Id} {format.Use}")),
            DefaultValueFactory = _ => formats[0].Id,
        }.AcceptOnlyFromAmong([.. formats.Select(format => format.Id)]);
}
