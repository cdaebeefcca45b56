namespace Ironwood.SdkGenerator;

/// <summary>What is wrong with an input of the generator: stable code, place, value or finding, and the fix.</summary>
internal sealed record Problem(string Code, string Path, string Finding, string Fix);

/// <summary>Ends a run with <see cref="Problem"/>s, which the command prints instead of a stack trace.</summary>
internal sealed class ProblemException : Exception
{
    public ProblemException(string code, string path, string finding, string fix)
        : this([new Problem(code, path, finding, fix)])
    {
    }

    public ProblemException(IReadOnlyList<Problem> problems)
        : base(string.Join(Environment.NewLine, problems.Select(p => $"{p.Code} {p.Path}: {p.Finding}; {p.Fix}"))) =>
        Problems = problems;

    public IReadOnlyList<Problem> Problems { get; }
}

internal static class ProblemCodes
{
    /// <summary>A file is absent, unreadable or no JSON.</summary>
    public const string File = "SDK001";

    /// <summary>A part of the schema is absent or of the wrong JSON kind.</summary>
    public const string Shape = "SDK002";

    /// <summary>A <c>$ref</c> points at nothing that the schema holds.</summary>
    public const string Reference = "SDK003";

    /// <summary>The schema uses something that the generator does not turn into C#.</summary>
    public const string Unsupported = "SDK004";

    /// <summary>A token is no token.</summary>
    public const string Token = "SDK005";

    /// <summary>Two names become the same in C#, or a name is not valid there.</summary>
    public const string Name = "SDK006";
}
