using Ironwood.Operations.Watching;
using Spectre.Console;
using Spectre.Console.Rendering;
using static System.FormattableString;

namespace Ironwood.Cli.Watching;

/// <summary>The view of one reading. Columns that do not fit are left out, the least important first.</summary>
internal static class WatchView
{
    private const string StaleMark = "*";
    private const string Unknown = "-";
    private const int BarWidth = 10;
    private const int WidthForBars = 100;

    // Spaces between two columns, and the width of the table's edges.
    private const int Gap = 2;
    private const int Edges = 1;

    private static readonly Column[] Columns =
    [
        new("Tier", 0, (_, tier, _) => $"{tier.Name}"),
        new("Use", 1, Utilization),
        new("p50 ms", 5, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.LatencyP50, "#,0")),
        new("p99 ms", 2, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.LatencyP99, "#,0")),
        new("Req/s", 4, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.Requests, "#,0.#")),
        new("Errors", 1, (snapshot, tier, _) => Errors(snapshot, tier)),
        new("Queue", 3, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.Queue, "#,0")),
        new("VMs", 2, (snapshot, tier, _) => Vms(snapshot, tier)),
        new("USD/h", 3, (snapshot, tier, _) => Spend(snapshot, tier)),
    ];

    /// <summary>The whole view.</summary>
    /// <param name="console">Where it is shown.</param>
    /// <param name="snapshot">What is shown.</param>
    /// <param name="hint">The last line; null to omit it.</param>
    public static IRenderable Of(IAnsiConsole console, WatchSnapshot snapshot, string? hint)
    {
        StyledLine title = $"{Styled.Bold(snapshot.Environment)} at {Time(snapshot.At)} UTC{Total(snapshot)}";
        var lines = new List<IRenderable> { title.ToParagraph(), Table(console, snapshot) };
        lines.AddRange(Troubles(snapshot).Select(line => Styling(line, Styles.Yellow)));
        if (hint is not null)
        {
            lines.Add(Styling(hint, Styles.Grey));
        }
        return new Rows(lines);
    }

    /// <summary>The view before the first reading has ended.</summary>
    public static IRenderable Waiting(string hint) =>
        new Rows(new Text("Reading Cloud Monitoring ..."), Styling(hint, Styles.Grey));

    private static Paragraph Styling(string text, Style style)
    {
        StyledLine line = $"{new Styled(text, style)}";
        return line.ToParagraph();
    }

    private static Table Table(IAnsiConsole console, WatchSnapshot snapshot)
    {
        var width = console.Profile.Width;
        var hasLines = console.Profile.Capabilities.Unicode;
        var table = new Table().Border(hasLines ? TableBorder.Simple : TableBorder.None);
        var columns = Fitting(
            [
                .. Columns.Select(column => new Shown(
                    column, [.. snapshot.Tiers.Select(tier => column.Text(snapshot, tier, width))])),
            ],
            width);
        foreach (var column in columns)
        {
            // Lines already contain one of the spaces.
            var shown = new TableColumn(new Text(column.Column.Title))
            {
                NoWrap = true,
                Padding = new(0, 0, hasLines ? Gap - 1 : Gap, 0),
            };
            table.AddColumn(column.Column.Rank == 0 ? shown : shown.RightAligned());
        }
        for (var row = 0; row < snapshot.Tiers.Count; row++)
        {
            table.AddRow(columns.Select(column => column.Cells[row].ToParagraph()));
        }
        return table;
    }

    // The contents of the columns decide how many columns fit.
    private static Shown[] Fitting(Shown[] columns, int width)
    {
        while (columns.Sum(column => column.Width + Gap) + Edges > width
            && columns.Max(column => column.Column.Rank) > 1)
        {
            var last = columns.Max(column => column.Column.Rank);
            columns = [.. columns.Where(column => column != columns.Last(other => other.Column.Rank == last))];
        }
        return columns;
    }

    private static StyledLine Utilization(WatchSnapshot snapshot, TierView tier, int width)
    {
        var mark = Mark(snapshot, WatchedQuantity.Utilization);
        if (tier[WatchedQuantity.Utilization] is not { } percent)
        {
            return $"{Unknown}{mark}";
        }
        if (width is < WidthForBars or > short.MaxValue / 4)
        {
            return $"{Number(percent, "0")}%{mark}";
        }
        var full = (int)Math.Round(Math.Clamp(percent, 0, 100) * BarWidth / 100);
        var bar = new Styled(new('#', full), Styles.Blue);
        return $"{bar}{Styled.Grey(new('.', BarWidth - full))} {Number(percent, "0")}%{mark}";
    }

    private static StyledLine Errors(WatchSnapshot snapshot, TierView tier)
    {
        var isStale = snapshot.IsStale(WatchedQuantity.Errors) || snapshot.IsStale(WatchedQuantity.Requests);
        var mark = isStale ? StaleMark : "";
        if (tier.ErrorRatio is not { } ratio)
        {
            return $"{Unknown}{mark}";
        }
        return $"{new Styled($"{Number(ratio * 100, "0.##")}%", ratio > 0 ? Styles.Red : Styles.Plain)}{mark}";
    }

    private static StyledLine Vms(WatchSnapshot snapshot, TierView tier)
    {
        var mark = Mark(snapshot, WatchedQuantity.Vms);
        if (tier.Vms is not { } vms)
        {
            return $"{Unknown}{mark}";
        }
        var text = $"{Number(vms, "#,0")}/{Number(tier.SmallestVms, "#,0")}";
        return $"{new Styled(text, vms < tier.SmallestVms ? Styles.Red : Styles.Plain)}{mark}";
    }

    private static StyledLine Spend(WatchSnapshot snapshot, TierView tier)
    {
        var text = tier.Vms is null ? Unknown
            : tier.UsdPerHour is { } usd ? Invariant($"{usd:#,0.00}")
            : "no price";
        return $"{text}{Mark(snapshot, WatchedQuantity.Vms)}";
    }

    private static StyledLine Cell(WatchSnapshot snapshot, TierView tier, WatchedQuantity quantity, string format)
    {
        var text = tier[quantity] is { } value ? Number(value, format) : Unknown;
        return $"{text}{Mark(snapshot, quantity)}";
    }

    private static string Mark(WatchSnapshot snapshot, WatchedQuantity quantity) =>
        snapshot.IsStale(quantity) ? StaleMark : "";

    private static string Total(WatchSnapshot snapshot) => snapshot.UsdPerHour is { } usd
        ? Invariant($", {usd:#,0.00} USD an hour for its VMs at list prices")
        : "";

    private static IEnumerable<string> Troubles(WatchSnapshot snapshot) =>
    [
        .. from stale in snapshot.Stale
           group stale.Quantity by (stale.Problem.Code, stale.Problem.Message, stale.LastSeen)
           into same
           let quantities = string.Join(", ", same.Select(Words).Distinct())
           let age = same.Key.LastSeen is { } seen ? $"as of {Age(snapshot.At - seen)} ago" : "never seen"
           select $"{StaleMark} {quantities}: {age} ({same.Key.Code}: {same.Key.Message})",
        .. snapshot.Stale.Select(stale => stale.Problem.Fix).OfType<string>().Distinct().Select(fix => $"  fix: {fix}"),
    ];

    /// <summary>The name of a quantity in a sentence.</summary>
    public static string Words(WatchedQuantity quantity) => quantity switch
    {
        WatchedQuantity.Utilization => "use",
        WatchedQuantity.LatencyP50 => "p50",
        WatchedQuantity.LatencyP99 => "p99",
        WatchedQuantity.Requests => "requests",
        WatchedQuantity.Errors => "errors",
        WatchedQuantity.Queue => "queue",
        _ => "VMs",
    };

    private static string Age(TimeSpan age) =>
        age.TotalMinutes < 1 ? Invariant($"{age.TotalSeconds:0} s") : Invariant($"{age.TotalMinutes:0} min");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <param name="Title">Its head.</param>
    /// <param name="Rank">A column with a higher rank is left out sooner; ranks 1 and 0 never are.</param>
    /// <param name="Text">Its cell for a tier.</param>
    private sealed record Column(string Title, int Rank, Func<WatchSnapshot, TierView, int, StyledLine> Text);

    private sealed record Shown(Column Column, StyledLine[] Cells)
    {
        public int Width { get; } = Cells.Select(cell => cell.Length).Append(Column.Title.Length).Max();
    }
}
