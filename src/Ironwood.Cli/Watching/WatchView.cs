using System.Globalization;
using Ironwood.Operations.Watching;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ironwood.Cli.Watching;

/// <summary>A platform at a glance. What does not fit into the width is left out, the least important first.</summary>
internal static class WatchView
{
    private const string StaleMark = "*";
    private const string Unknown = "-";
    private const int BarWidth = 10;
    private const int WidthForBars = 100;

    // Blanks between two columns, and what the table's edges take.
    private const int Gap = 2;
    private const int Edges = 1;

    private static readonly Column[] Columns =
    [
        new("Tier", 0, (_, tier, _) => tier.Name),
        new("Use", 1, (snapshot, tier, width) => Utilization(snapshot, tier, width)),
        new("p50 ms", 5, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.LatencyP50, "#,0")),
        new("p99 ms", 2, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.LatencyP99, "#,0")),
        new("Req/s", 4, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.Requests, "#,0.#")),
        new("Errors", 1, (snapshot, tier, _) => Errors(snapshot, tier)),
        new("Queue", 3, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.Queue, "#,0")),
        new("VMs", 2, (snapshot, tier, _) => Vms(snapshot, tier)),
        new("USD/h", 3, (snapshot, tier, _) => Spend(snapshot, tier)),
    ];

    /// <summary>All of it.</summary>
    /// <param name="console">Where it is shown.</param>
    /// <param name="snapshot">What is shown.</param>
    /// <param name="hint">The last line; null for none.</param>
    public static IRenderable Of(IAnsiConsole console, WatchSnapshot snapshot, string? hint)
    {
        var lines = new List<IRenderable>
        {
            new Markup($"[bold]{Markup.Escape(snapshot.Environment)}[/] at {Time(snapshot.At)} UTC{Total(snapshot)}"),
            Table(console, snapshot),
        };
        lines.AddRange(Troubles(snapshot).Select(line => new Markup($"[yellow]{Markup.Escape(line)}[/]")));
        if (hint is not null)
        {
            lines.Add(new Markup($"[grey]{Markup.Escape(hint)}[/]"));
        }
        return new Rows(lines);
    }

    /// <summary>Before the first look has ended.</summary>
    public static IRenderable Waiting(string hint) =>
        new Rows(new Text("Asking Cloud Monitoring ..."), new Markup($"[grey]{Markup.Escape(hint)}[/]"));

    private static Table Table(IAnsiConsole console, WatchSnapshot snapshot)
    {
        var width = console.Profile.Width;
        var hasLines = console.Profile.Capabilities.Unicode;
        var table = new Table().Border(hasLines ? TableBorder.Simple : TableBorder.None);
        Shown[] columns = [.. Columns.Select(column => new Shown(column, [.. snapshot.Tiers.Select(tier => column.Text(snapshot, tier, width))]))];
        columns = Fitting(columns, width);
        foreach (var column in columns)
        {
            // Lines bring one of the blanks along.
            var shown = new TableColumn(column.Column.Title) { NoWrap = true, Padding = new(0, 0, hasLines ? Gap - 1 : Gap, 0) };
            table.AddColumn(column.Column.Rank == 0 ? shown : shown.RightAligned());
        }
        for (var row = 0; row < snapshot.Tiers.Count; row++)
        {
            table.AddRow(columns.Select(column => new Markup(column.Cells[row])));
        }
        return table;
    }

    // What stands in them decides how many columns the terminal has room for.
    private static Shown[] Fitting(Shown[] columns, int width)
    {
        while (columns.Sum(column => column.Width + Gap) + Edges > width && columns.Max(column => column.Column.Rank) > 1)
        {
            var last = columns.Max(column => column.Column.Rank);
            columns = [.. columns.Where(column => column != columns.Last(other => other.Column.Rank == last))];
        }
        return columns;
    }

    private static string Utilization(WatchSnapshot snapshot, TierView tier, int width)
    {
        if (tier[WatchedQuantity.Utilization] is not { } percent)
        {
            return Mark(snapshot, WatchedQuantity.Utilization, Unknown);
        }
        var text = Mark(snapshot, WatchedQuantity.Utilization, Number(percent, "0") + "%");
        if (width is < WidthForBars or > short.MaxValue / 4)
        {
            return text;
        }
        var full = (int)Math.Round(Math.Clamp(percent, 0, 100) * BarWidth / 100);
        return $"[blue]{new string('#', full)}[/][grey]{new string('.', BarWidth - full)}[/] {text}";
    }

    private static string Errors(WatchSnapshot snapshot, TierView tier)
    {
        var stale = snapshot.IsStale(WatchedQuantity.Errors) || snapshot.IsStale(WatchedQuantity.Requests) ? StaleMark : "";
        return tier.ErrorRatio is not { } ratio ? Unknown + stale
            : ratio > 0 ? $"[red]{Number(ratio * 100, "0.##")}%[/]{stale}"
            : $"0%{stale}";
    }

    private static string Vms(WatchSnapshot snapshot, TierView tier) => tier.Vms is { } vms
        ? Mark(snapshot, WatchedQuantity.Vms, vms < tier.SmallestVms
            ? $"[red]{Number(vms, "#,0")}/{Number(tier.SmallestVms, "#,0")}[/]"
            : $"{Number(vms, "#,0")}/{Number(tier.SmallestVms, "#,0")}")
        : Mark(snapshot, WatchedQuantity.Vms, Unknown);

    private static string Spend(WatchSnapshot snapshot, TierView tier) => Mark(
        snapshot, WatchedQuantity.Vms,
        tier.Vms is null ? Unknown : tier.UsdPerHour is { } usd ? usd.ToString("#,0.00", CultureInfo.InvariantCulture) : "no price");

    private static string Cell(WatchSnapshot snapshot, TierView tier, WatchedQuantity quantity, string format) =>
        Mark(snapshot, quantity, tier[quantity] is { } value ? Number(value, format) : Unknown);

    private static string Mark(WatchSnapshot snapshot, WatchedQuantity quantity, string text) =>
        snapshot.IsStale(quantity) ? text + StaleMark : text;

    private static string Total(WatchSnapshot snapshot) => snapshot.UsdPerHour is { } usd
        ? string.Create(CultureInfo.InvariantCulture, $", {usd:#,0.00} USD an hour for its VMs at list prices")
        : "";

    private static IEnumerable<string> Troubles(WatchSnapshot snapshot) =>
    [
        .. snapshot.Stale
            .GroupBy(stale => (stale.Problem.Code, stale.Problem.Message, stale.LastSeen))
            .Select(same =>
                $"{StaleMark} {string.Join(", ", same.Select(stale => Words(stale.Quantity)).Distinct())}: "
                + (same.Key.LastSeen is { } seen ? $"as of {Age(snapshot.At - seen)} ago" : "never seen")
                + $" ({same.Key.Code}: {same.Key.Message})"),
        .. snapshot.Stale.Select(stale => stale.Problem.Fix).OfType<string>().Distinct().Select(fix => $"  fix: {fix}"),
    ];

    /// <summary>What a quantity is called in a sentence.</summary>
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

    private static string Age(TimeSpan age) => age.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <param name="Title">What stands over it.</param>
    /// <param name="Rank">The higher, the sooner it is left out; 1 and 0 never are.</param>
    /// <param name="Text">What stands in it.</param>
    private sealed record Column(string Title, int Rank, Func<WatchSnapshot, TierView, int, string> Text);

    private sealed record Shown(Column Column, string[] Cells)
    {
        public int Width { get; } = Cells.Select(cell => Markup.Remove(cell).Length).Append(Column.Title.Length).Max();
    }
}
