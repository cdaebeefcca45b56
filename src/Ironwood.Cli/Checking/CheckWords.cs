using Ironwood.Analysis;
using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;

namespace Ironwood.Cli.Checking;

/// <summary>The capacity of a backend service after one failure, in words.</summary>
/// <param name="Lost">What is lost.</param>
/// <param name="Service">The backend service.</param>
/// <param name="Left">How much of its load it can still take.</param>
/// <param name="Failover">What its failover takes over.</param>
/// <param name="IsDown">Whether no capacity is left.</param>
internal sealed record LossWords(string Lost, string Service, string Left, string Failover, bool IsDown)
{
    /// <summary>Heads of the four columns.</summary>
    public static readonly string[] Heads = ["If this is lost", "Backend service", "Load it can still carry",
        "Failover"];

    /// <summary>The four cells.</summary>
    public string[] Cells => [Lost, Service, Left, Failover];
}

/// <summary>The words of a check, for all output formats.</summary>
internal static class CheckWords
{
    private static readonly Severity[] Severities = [Severity.Error, Severity.Warning, Severity.Note];

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    /// <summary>How many rules there are, and how many findings of each severity.</summary>
    public static string Summary(CheckReport report) =>
        $"{RuleBook.Rules.Count} rules: {Counts(report.Result.Standing)}"
        + (report.Result.Waived.Count == 0 ? "" : $", {report.Result.Waived.Count} waived") + ".";

    /// <summary>Findings by severity.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="form">How each count is shown; default: as plain text.</param>
    public static string Counts(
        IReadOnlyCollection<Finding> findings, Func<Severity, int, string, string>? form = null) => string.Join(
        ", ",
        Severities.Select(severity =>
        {
            var count = findings.Count(finding => finding.Rule.Severity == severity);
            var words = Counted.Of(count, Word(severity));
            return form is null ? words : form(severity, count, words);
        }));

    /// <summary>A resource, and the property that the finding is about, if there is one.</summary>
    public static string Place(Finding finding) => Place(finding.Resource.Name, finding);

    /// <summary>Several resources with the same finding, and the property that it is about.</summary>
    public static string Place(IEnumerable<Finding> alike) => Place(
        NameList.Of([.. alike.Select(finding => finding.Resource.Name).Order(NaturalOrder.Comparer)]), alike.First());

    /// <summary>Findings grouped: the same finding on several resources is one entry.</summary>
    public static IEnumerable<IReadOnlyList<Finding>> Alike(IEnumerable<Finding> findings) => findings
        .GroupBy(finding => (finding.Rule, finding.Property, finding.Message, finding.Fix))
        .Select(alike => alike.ToArray());

    /// <summary>Who is responsible for a waiver, until when, and why.</summary>
    public static string Terms(Waiver waiver) => string.Create(
        CultureInfo.InvariantCulture, $"{waiver.Owner} until {waiver.Expires:yyyy-MM-dd}: {waiver.Reason}");

    /// <summary>
    /// The capacity of each backend service after one failure; slices with the same result share one row.
    /// </summary>
    public static IEnumerable<LossWords> Losses(IReadOnlyList<FailureRow> rows) =>
        from row in rows
        where row.Shed > 0
        group row by (
            row.Kind, row.Service, row.Load, row.Left, row.Shed, row.Failover,
            Place: row.Kind == FailureKind.Unit ? "" : row.Lost)
        into alike
        let first = alike.First()
        select new LossWords(Lost([.. alike]), first.Service.Name, Left(first), Failover(first), first.Left <= 0);

    private static string Place(string names, Finding finding) => $"{names} {finding.Property}".TrimEnd();

    private static string Lost(IReadOnlyList<FailureRow> alike) => alike[0].Kind switch
    {
        FailureKind.Zone => $"zone {alike[0].Lost}",
        FailureKind.Region => $"region {alike[0].Lost}",
        _ when alike.Count == 1 => alike[0].Lost,
        _ => $"one of {NameList.Of([.. alike.Select(row => row.Lost)])}",
    };

    private static string Left(FailureRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Min(row.Left, row.Load):#,0.##} of {row.Load:#,0.##} {row.Unit}");

    private static string Failover(FailureRow row) => row.Moved <= 0 ? "none" : string.Create(
        CultureInfo.InvariantCulture,
        $"takes over {row.Moved:#,0.##}, {row.Moved / row.Failover:P0} of what it is sized for");
}
