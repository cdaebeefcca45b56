using System.Text;
using YamlDotNet.Core;

namespace Ironwood.Repository.Linting;

/// <summary>Scripts, held against shellcheck: files, and what the steps of workflows run.</summary>
internal static class ShellLint
{
    private const string Tool = "shellcheck";

    // What is built, fetched or git's own is not looked at.
    private static readonly string[] Elsewhere = ["artifacts", "bin", "obj", "node_modules", ".git"];

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
                said.ToString().TrimEnd(), "mend what is named; each SC number has a page in shellcheck's wiki");
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
            // That one is not YAML is what the check of workflows says.
            return [];
        }
    }

    // By the first line, not by the name: the launcher has no ending.
    private static IEnumerable<string> Files(string root) =>
        from path in Below(root)
        where IsScript(path)
        orderby path
        select Path.GetRelativePath(root, path);

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !Elsewhere.Contains(Path.GetFileName(child)))
            .SelectMany(Below));

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
