using System.Globalization;
using Ironwood.Analysis;
using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Writing;
using Ironwood.Problems;

namespace Ironwood.Cli.Checking;

/// <summary>What a check says in words, for every form of it.</summary>
internal static class CheckWords
{
    /// <summary>Heads of <see cref="Failures"/>.</summary>
    public static readonly string[] FailureHeads = ["If this is lost", "Backend service", "Left of its load", "Failover"];

    /// <summary>How many of each.</summary>
    public static string Summary(CheckReport report) =>
        $"{RuleBook.Rules.Count} rules: {Counts(report.Result.Standing)}"
        + (report.Result.Waived.Count == 0 ? "" : $", {report.Result.Waived.Count} waived") + ".";

    /// <summary>Findings by severity.</summary>
    public static string Counts(IReadOnlyCollection<Finding> findings) => string.Join(", ",
        new[] { Severity.Error, Severity.Warning, Severity.Note }.Select(severity =>
            Counted.Of(findings.Count(finding => finding.Rule.Severity == severity), CheckReport.Word(severity))));

    /// <summary>A resource, and its property where one is to blame.</summary>
    public static string Place(Finding finding) =>
        finding.Property.Length == 0 ? finding.Resource.Name : $"{finding.Resource.Name} {finding.Property}";

    /// <summary>Who answers for a waiver, and why.</summary>
    public static string Terms(Waiver waiver) =>
        string.Create(CultureInfo.InvariantCulture, $"{waiver.Owner} until {waiver.Expires:yyyy-MM-dd}: {waiver.Reason}");

    /// <summary>What is left of a backend service when something is lost; slices that are alike are one row.</summary>
    public static IEnumerable<string[]> Failures(IReadOnlyList<FailureRow> rows) => Alike(rows).Select(alike => alike.Cells);

    /// <summary>The same, each with the first of the rows that it is about.</summary>
    public static IEnumerable<(FailureRow First, string[] Cells)> Alike(IReadOnlyList<FailureRow> rows)
    {
        var shedding = rows.Where(row => row.Shed > 0).GroupBy(row =>
            (row.Kind, row.Service, row.Load, row.Left, row.Shed, row.Failover, Place: row.Kind == FailureKind.Unit ? "" : row.Lost));
        foreach (var alike in shedding)
        {
            var (first, count) = (alike.First(), alike.Count());
            yield return (first,
            [
                first.Kind switch
                {
                    FailureKind.Zone => $"zone {first.Lost}",
                    FailureKind.Region => $"region {first.Lost}",
                    _ => count == 1 ? first.Lost : $"one of {NameList.Of([.. alike.Select(row => row.Lost)])}",
                },
                first.Service.Name,
                string.Create(
                    CultureInfo.InvariantCulture, $"{Math.Min(first.Left, first.Load):#,0.##} of {first.Load:#,0.##} {first.Unit}"),
                first.Moved <= 0 ? "none" : string.Create(
                    CultureInfo.InvariantCulture,
                    $"takes over {first.Moved:#,0.##}, {first.Moved / first.Failover:P0} of what it is sized for"),
            ]);
        }
    }
}
