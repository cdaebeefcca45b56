using System.Diagnostics.CodeAnalysis;

namespace Ironwood.Problems;

/// <summary>The place of a value in a file. Line and column count from 1.</summary>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, a form that editors and terminals can open.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>
/// One problem of the input, with everything that the user needs to fix it. Each part has a largest length; what is
/// longer is cut.
/// </summary>
/// <param name="Code">Stable code such as <c>IW2005</c>; <c>docs/diagnostics.md</c> lists every one.</param>
/// <param name="Path">The setting, for example <c>ironwood:tiers.small.topology</c>, or a file or command-line
/// option.</param>
/// <param name="Message">What is wrong, as a sentence without the code, the path or the value.</param>
/// <param name="Value">The wrong value as written; null without a value or for a secret.</param>
/// <param name="Allowed">The accepted values; null if a list would not help.</param>
/// <param name="Fix">What to write or run instead.</param>
/// <param name="Location">The place in a file; null when the settings came from the Pulumi engine.</param>
public sealed record Problem(
    string Code,
    string Path,
    string Message,
    string? Value = null,
    string? Allowed = null,
    string? Fix = null,
    SourceLocation? Location = null)
{
    /// <summary>Characters of the longest value.</summary>
    public const int LongestValue = 400;

    // Paths of files and settings, sentences with Google's words in them, lists, and commands are longer than values.
    private const int LongestText = 4_000;

    /// <inheritdoc cref="Problem(string, string, string, string?, string?, string?, SourceLocation?)"/>
    public string Path { get; init => field = Cut(value); } = Cut(Path);

    /// <inheritdoc cref="Problem(string, string, string, string?, string?, string?, SourceLocation?)"/>
    public string Message { get; init => field = Cut(value); } = Cut(Message);

    /// <inheritdoc cref="Problem(string, string, string, string?, string?, string?, SourceLocation?)"/>
    public string? Value { get; init => field = Cut(value, LongestValue); } = Cut(Value, LongestValue);

    /// <inheritdoc cref="Problem(string, string, string, string?, string?, string?, SourceLocation?)"/>
    public string? Allowed { get; init => field = Cut(value); } = Cut(Allowed);

    /// <inheritdoc cref="Problem(string, string, string, string?, string?, string?, SourceLocation?)"/>
    public string? Fix { get; init => field = Cut(value); } = Cut(Fix);

    /// <summary>The lines below the headline, in the order that all output formats use.</summary>
    public IEnumerable<ProblemDetail> Details()
    {
        if (Value is not null)
        {
            yield return new(ProblemPart.Value, Value);
        }
        if (Allowed is not null)
        {
            yield return new(ProblemPart.Allowed, Allowed);
        }
        if (Fix is not null)
        {
            yield return new(ProblemPart.Fix, Fix);
        }
        if (Location is not null)
        {
            yield return new(ProblemPart.At, Location.ToString());
        }
    }

    /// <summary>The problem as it is printed: a headline, and one indented line for each further part.</summary>
    public override string ToString() => string.Join(
        '\n',
        [
            PlainText.Line($"{Code} {Path}: {Message}"),
            .. Details().Select(detail => $"  {detail.Label} {PlainText.Line(detail.Text)}"),
        ]);

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text, int longest = LongestText) =>
        text is null ? null : PlainText.Cut(text, longest);

    /// <summary>The line after a list of problems.</summary>
    public static string Summary(int count) => $"{Counted.Of(count, "problem")}; nothing was done.";
}

/// <summary>The kinds of lines below a problem's headline.</summary>
public enum ProblemPart
{
    /// <summary>The wrong value.</summary>
    Value,

    /// <summary>The accepted values.</summary>
    Allowed,

    /// <summary>What to write or run instead.</summary>
    Fix,

    /// <summary>The place of the value.</summary>
    At,
}

/// <summary>A line below a problem's headline.</summary>
/// <param name="Part">Its kind.</param>
/// <param name="Text">Its text.</param>
public sealed record ProblemDetail(ProblemPart Part, string Text)
{
    private const int Width = 8;

    /// <summary>Its label, for example <c>value</c>.</summary>
    public string Word => Part.ToString().ToLowerInvariant();

    /// <summary>Its label, padded to the same width for all lines.</summary>
    public string Label => $"{Word}:".PadRight(Width);
}
