using Ironwood.Operations.Watching;

namespace Ironwood.Cli.Watching;

/// <summary>The state of a platform for programs: one line per reading.</summary>
internal static class WatchJson
{
    /// <summary>Format of a line.</summary>
    public const string Format = "ironwood-watch/1";

    private static readonly (WatchedQuantity Quantity, string Name)[] Names =
    [
        (WatchedQuantity.Utilization, "utilizationPercent"),
        (WatchedQuantity.LatencyP50, "latencyP50Milliseconds"),
        (WatchedQuantity.LatencyP99, "latencyP99Milliseconds"),
        (WatchedQuantity.Requests, "requestsPerSecond"),
        (WatchedQuantity.Errors, "errorsPerSecond"),
        (WatchedQuantity.Queue, "queueDepth"),
        (WatchedQuantity.Vms, "vms"),
    ];

    /// <summary>One line, without its end.</summary>
    public static string Of(WatchSnapshot snapshot) => JsonForm.Line(Format, json =>
    {
        json.WriteString("at", snapshot.At);
        json.WriteString("environment", snapshot.Environment);
        json.WriteNumberOrNull("usdPerHour", (double?)snapshot.UsdPerHour);
        json.WriteList("tiers", snapshot.Tiers, Tier);
        json.WriteList("stale", snapshot.Stale, Stale);
    });

    private static void Tier(Utf8JsonWriter json, TierView tier)
    {
        json.WriteString("tier", tier.Name);
        foreach (var (quantity, name) in Names)
        {
            json.WriteNumberOrNull(name, tier[quantity]);
        }
        json.WriteNumberOrNull("errorRatio", tier.ErrorRatio);
        json.WriteNumber("smallestVms", tier.SmallestVms);
        json.WriteNumberOrNull("usdPerHour", (double?)tier.UsdPerHour);
    }

    private static void Stale(Utf8JsonWriter json, StaleQuantity stale)
    {
        json.WriteString("name", Names.First(name => name.Quantity == stale.Quantity).Name);
        if (stale.LastSeen is { } seen)
        {
            json.WriteString("lastSeen", seen);
        }
        else
        {
            json.WriteNull("lastSeen");
        }
        json.WriteString("code", stale.Problem.Code);
        json.WriteString("message", stale.Problem.Message);
    }
}
