namespace Ironwood.Repository.Linting;

/// <summary>
/// Checks that texts for people use plain English: no word or construction of <c>words.json</c>. No file is exempt;
/// <see cref="ReadTexts"/> decides by the kind of file which texts people read.
/// </summary>
internal static class WordLint
{
    public static async Task<LintResult> RunAsync(LintContext context, CancellationToken cancellation)
    {
        var findings = await Task.WhenAll(RepositoryFiles.Of(context.Root).Select(path => Task.Run(
            () => In(path, () => File.ReadAllText(Path.Combine(context.Root, path))).ToArray(), cancellation)))
            .ConfigureAwait(false);
        var lines = findings.SelectMany(lines => lines).ToArray();
        return lines.Length == 0
            ? LintResult.Passed
            : LintResult.Failed(string.Join('\n', lines), "rewrite each sentence in plain English");
    }

    /// <summary>The findings in a file, one line each: file, line, phrase, and what to write instead.</summary>
    /// <param name="path">Path from the root, with slashes.</param>
    /// <param name="content">Reads the file.</param>
    public static IEnumerable<string> In(string path, Func<string> content) =>
        from text in ReadTexts.Of(path, content)
        from rule in WordRule.All
        from match in rule.In(text.Text)
        let line = text.LineOf(match.Index)
        orderby line
        select $"{path}:{line}: '{match.Value}'; {rule.Write}";
}
