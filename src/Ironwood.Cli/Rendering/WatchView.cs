using System.Globalization;
using Ironwood.Operations.Watching;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ironwood.Cli.Rendering;

/// <summary>A platform at a glance. What does not fit into the width is left out, the least important first.</summary>
internal static class WatchView
{
    private const string StaleMark = "*";
    private const string Unknown = "-";
    private const int BarWidth = 10;
    private const int WidthForBars = 100;

    private static readonly Column[] Columns =
    [
        new("Tier", 0, 10, (_, tier, _) => tier.Name),
        new("Use", 1, 6, (snapshot, tier, width) => Utilization(snapshot, tier, width)),
        new("p50 ms", 5, 8, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.LatencyP50, "#,0")),
        new("p99 ms", 2, 8, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.LatencyP99, "#,0")),
        new("Req/s", 4, 8, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.Requests, "#,0.#")),
        new("Errors", 1, 8, (snapshot, tier, _) => Errors(snapshot, tier)),
        new("Queue", 3, 7, (snapshot, tier, _) => Cell(snapshot, tier, WatchedQuantity.Queue, "#,0")),
        new("VMs", 2, 12, (snapshot, tier, _) => Vms(snapshot, tier)),
        new("USD/h", 3, 12, (snapshot, tier, _) => Spend(snapshot, tier)),
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

    private static Table Table(IAnsiConsole console, WatchSnapshot snapshot)
    {
        var width = console.Profile.Width;
        var columns = Fitting(width);
        var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Simple : TableBorder.None);
        foreach (var column in columns)
        {
            var shown = new TableColumn(column.Title) { NoWrap = true };
            table.AddColumn(column.Title == "Tier" ? shown : shown.RightAligned());
        }
        foreach (var tier in snapshot.Tiers)
        {
            table.AddRow(columns.Select(column => new Markup(column.Text(snapshot, tier, width))));
        }
        return table;
    }

    // The terminal's width decides how many columns there are; each keeps two blanks to its right.
    private static Column[] Fitting(int width)
    {
        var columns = Columns;
        while (columns.Sum(column => column.Width) > width && columns.Max(column => column.Rank) > 1)
        {
            var last = columns.Max(column => column.Rank);
            columns = [.. columns.Where(column => column != columns.Last(other => other.Rank == last))];
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

    private static IEnumerable<string> Troubles(WatchSnapshot snapshot) => snapshot.Stale
        .GroupBy(stale => (stale.Problem.Code, stale.Problem.Message, stale.LastSeen))
        .Select(same =>
            $"{StaleMark} {string.Join(", ", same.Select(stale => Words(stale.Quantity)).Distinct())}: "
            + (same.Key.LastSeen is { } seen ? $"as of {Age(snapshot.At - seen)} ago" : "never seen")
            + $" ({same.Key.Code}: {same.Key.Message})");

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
    /// <param name="Width">Characters that it takes at most, the blanks beside it included.</param>
    /// <param name="Text">What stands in it.</param>
    private sealed record Column(string Title, int Rank, int Width, Func<WatchSnapshot, TierView, int, string> Text);
}
