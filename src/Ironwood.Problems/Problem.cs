namespace Ironwood.Problems;

/// <summary>Where a value was written, when it came from a file. Line and column count from 1.</summary>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, the form that editors and terminals open on click.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>One thing that is wrong with the input, with all a person needs to mend it.</summary>
/// <param name="Code">Stable code such as <c>IW2005</c>; <c>docs/diagnostics.md</c> lists every one.</param>
/// <param name="Path">The setting, as <c>ironwood:tiers.small.topology</c>, or a file or command-line option.</param>
/// <param name="Message">What is wrong, as a sentence without the code, the path or the value.</param>
/// <param name="Value">The offending value as it was written; null when there is none or when it is a secret.</param>
/// <param name="Allowed">What would be accepted; null when a list would say nothing.</param>
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
    /// <summary>The problem as it is printed: a headline and an indented line for each further part.</summary>
    public override string ToString()
    {
        var lines = new List<string> { $"{Code} {Path}: {Message}" };
        if (Value is not null)
        {
            lines.Add($"  value:   {Value}");
        }
        if (Allowed is not null)
        {
            lines.Add($"  allowed: {Allowed}");
        }
        if (Fix is not null)
        {
            lines.Add($"  fix:     {Fix}");
        }
        if (Location is not null)
        {
            lines.Add($"  at:      {Location}");
        }
        return string.Join('\n', lines);
    }
}
