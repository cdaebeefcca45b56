namespace Ironwood.Repository.Linting;

/// <summary>One thing that CI looks at beside the tests.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="About">What it looks at, in a phrase.</param>
/// <param name="Run">Looks.</param>
internal sealed record LintCheck(string Name, string About, Func<LintContext, CancellationToken, Task<LintResult>> Run)
{
    /// <summary>All, in the order in which they run: the quick ones first. A new check is a line here.</summary>
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        new("facts", "facts of the catalogue, none of them read more than a year ago", FactLint.RunAsync),
        new("shell", "scripts, those of workflows too (shellcheck)", ShellLint.RunAsync),
        new("workflows", "GitHub workflows (actionlint)", WorkflowLint.RunAsync),
        new("generated", "files that ./ironwood inventories writes", GeneratedLint.RunAsync),
        new("format", "the form of the code (dotnet format)", FormatLint.RunAsync),
    ];
}
