using YamlDotNet.Core;

namespace Ironwood.Repository.Linting;

/// <summary>Checks scripts with shellcheck: files, and the scripts in workflow steps.</summary>
internal static class ShellLint
{
    private const string Tool = "shellcheck";

    public static async Task<LintResult> RunAsync(LintContext context, CancellationToken cancellation)
    {
        if (context.Find(Tool) is not { } shellcheck)
        {
            return LintResult.Without(Tool, "apt-get install shellcheck, or brew install shellcheck");
        }
        var said = new StringBuilder();
        var files = Files(context.Root).ToArray();
        if (files.Length > 0)
        {
            var (exit, text) = await context.RunAsync(shellcheck, ["--format=gcc", .. files], null, cancellation)
                .ConfigureAwait(false);
            said.Append(exit == 0 ? "" : text + "\n");
        }
        foreach (var (place, script) in Scripts(context.Root))
        {
            // GitHub runs them with bash and -e.
            var (exit, text) = await context.RunAsync(
                shellcheck, ["--format=gcc", "--shell=bash", "-"], $"set -e\n{script}", cancellation)
                .ConfigureAwait(false);
            said.Append(exit == 0 ? "" : $"{place}\n{text}\n");
        }
        return said.Length == 0
            ? LintResult.Passed
            : LintResult.Failed(
                said.ToString().TrimEnd(), "fix the named lines; each SC number has a page in shellcheck's wiki");
    }

    private static IEnumerable<(string Place, string Script)> Scripts(string root)
    {
        try
        {
            return
            [
                .. from file in WorkflowFile.Of(root)
                   from entry in file.Scripts()
                   select (entry.Place, WorkflowFile.WithoutExpressions(entry.Script)),
            ];
        }
        catch (YamlException)
        {
            // The workflows check reports files that are not YAML.
            return [];
        }
    }

    // Scripts are found by their first line, because the launcher has no file extension.
    private static IEnumerable<string> Files(string root) =>
        RepositoryFiles.Of(root).Where(path => IsScript(Path.Combine(root, path)));

    private static bool IsScript(string path)
    {
        if (Path.GetExtension(path) is not ("" or ".sh"))
        {
            return false;
        }
        using var reader = new StreamReader(path);
        var first = new char[64];
        var line = new string(first, 0, reader.ReadBlock(first)).Split('\n')[0];
        return line.StartsWith("#!", StringComparison.Ordinal)
            && line.TrimEnd().EndsWith("sh", StringComparison.Ordinal);
    }
}
