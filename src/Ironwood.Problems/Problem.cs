namespace Ironwood.Problems;

/// <summary>Where a value was written, when it came from a file. Line and column count from 1.</summary>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, the form that editors and terminals open on click.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>One fault of the input, with everything that a person needs to fix it.</summary>
/// <param name="Code">Stable code such as <c>IW2005</c>; <c>docs/diagnostics.md</c> lists every one.</param>
/// <param name="Path">The setting, as <c>ironwood:tiers.small.topology</c>, or a file or command-line option.</param>
/// <param name="Message">What is wrong, as a sentence without the code, the path or the value.</param>
/// <param name="Value">The wrong value as it was written; null when there is none or when it is a secret.</param>
/// <param name="Allowed">What is accepted; null when a list would say nothing.</param>
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
    /// <summary>The parts below the headline that are present, in the order in which every form shows them.</summary>
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

    /// <summary>The line after a list of problems.</summary>
    public static string Summary(int count) => $"{Counted.Of(count, "problem")}; nothing was done.";
}

/// <summary>What a line below a problem's headline says.</summary>
public enum ProblemPart
{
    /// <summary>The wrong value.</summary>
    Value,

    /// <summary>What is accepted.</summary>
    Allowed,

    /// <summary>What to write or run instead.</summary>
    Fix,

    /// <summary>Where the value was written.</summary>
    At,
}

/// <summary>A line below a problem's headline.</summary>
/// <param name="Part">What it says.</param>
/// <param name="Text">Its text.</param>
public sealed record ProblemDetail(ProblemPart Part, string Text)
{
    private const int Width = 8;

    /// <summary>The word for it, as <c>value</c>.</summary>
    public string Word => Part.ToString().ToLowerInvariant();

    /// <summary>The word as the lines below a headline begin, all of one width.</summary>
    public string Label => $"{Word}:".PadRight(Width);
}
