namespace Ironwood.Repository.Linting;

/// <summary>
/// Checks that the generated files are as <c>./ironwood inventories</c> would write them. It writes nothing.
/// </summary>
internal static class GeneratedLint
{
    public static async Task<LintResult> RunAsync(LintContext context, CancellationToken cancellation)
    {
        var old = new List<string>();
        var problems = await GeneratedFiles.MakeAsync(
            context.Root,
            async (path, text) =>
            {
                var file = Path.Combine(context.Root, path);
                var current = File.Exists(file)
                    ? await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false)
                    : null;
                if (current?.ReplaceLineEndings("\n") != text.ReplaceLineEndings("\n"))
                {
                    old.Add($"{path} {(current is null ? "is missing" : "is not what would be written")}");
                }
            },
            cancellation).ConfigureAwait(false);
        return problems.Count > 0 ? LintResult.Failed(
                string.Join('\n', problems),
                "correct the stack file in tests/fixtures or examples/recipe, or the page that is named")
            : old.Count == 0 ? LintResult.Passed
            : LintResult.Failed(string.Join('\n', old), "run ./ironwood inventories, and review the changes");
    }
}
