using Ironwood.Catalog.Sourcing;

namespace Ironwood.Repository.Linting;

/// <summary>
/// Checks that no fact of the catalogue, such as a price or a limit, was read more than a year ago. The tests have no
/// clock; they compare the facts with the release date and with each other. This check uses the current day.
/// </summary>
internal static class FactLint
{
    public static Task<LintResult> RunAsync(LintContext context, CancellationToken cancellation) =>
        Task.FromResult(Of(FactRow.All, context.Today));

    /// <summary>The result for these facts on a day: one line per file, the file with the oldest row first.</summary>
    public static LintResult Of(IEnumerable<FactRow> facts, DateOnly today)
    {
        var stale = facts.Where(fact => fact.IsStale(today)).GroupBy(fact => fact.File)
            .OrderBy(file => file.Min(fact => fact.AsOf)).ThenBy(file => file.Key, StringComparer.Ordinal).ToArray();
        return stale.Length == 0 ? LintResult.Passed : LintResult.Failed(
            string.Join('\n', stale.Select(file => Said(file.Key, file.MinBy(fact => fact.AsOf)!, file.Count()))),
            "read the sources again, correct the rows and set their dates");
    }

    private static string Said(string file, FactRow oldest, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"src/Ironwood.Catalog/{file}: {count} {(count == 1 ? "row was" : "rows were")} read more than a year ago, the oldest on {oldest.AsOf:yyyy-MM-dd}: {oldest.Source}");
}
