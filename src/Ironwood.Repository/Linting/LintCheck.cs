namespace Ironwood.Repository.Linting;

/// <summary>One thing that CI checks in addition to the tests.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="About">What it checks, as a phrase.</param>
/// <param name="Run">Runs the check.</param>
internal sealed record LintCheck(string Name, string About, Func<LintContext, CancellationToken, Task<LintResult>> Run)
{
    /// <summary>All checks in the order in which they run: the quick ones first.</summary>
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        new("facts", "facts of the catalogue, all read less than a year ago", FactLint.RunAsync),
        new("words", "plain English in all texts that people read", WordLint.RunAsync),
        new("columns", "lines of C# of at most 120 columns", ColumnLint.RunAsync),
        new("shell", "scripts, also those in workflows (shellcheck)", ShellLint.RunAsync),
        new("workflows", "GitHub workflows (actionlint)", WorkflowLint.RunAsync),
        new("generated", "files that ./ironwood inventories writes", GeneratedLint.RunAsync),
        new("format", "format of the code (dotnet format)", FormatLint.RunAsync),
    ];
}
