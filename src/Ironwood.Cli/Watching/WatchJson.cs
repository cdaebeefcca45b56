using System.Text;
using System.Text.Json;
using Ironwood.Operations.Watching;

namespace Ironwood.Cli.Watching;

/// <summary>A platform at a glance, for programs: one line a look.</summary>
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
    public static string Of(WatchSnapshot snapshot)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("at", snapshot.At);
            json.WriteString("environment", snapshot.Environment);
            Number(json, "usdPerHour", (double?)snapshot.UsdPerHour);
            json.WriteStartArray("tiers");
            foreach (var tier in snapshot.Tiers)
            {
                Tier(json, tier);
            }
            json.WriteEndArray();
            json.WriteStartArray("stale");
            foreach (var stale in snapshot.Stale)
            {
                Stale(json, stale);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Tier(Utf8JsonWriter json, TierView tier)
    {
        json.WriteStartObject();
        json.WriteString("tier", tier.Name);
        foreach (var (quantity, name) in Names)
        {
            Number(json, name, tier[quantity]);
        }
        Number(json, "errorRatio", tier.ErrorRatio);
        json.WriteNumber("smallestVms", tier.SmallestVms);
        Number(json, "usdPerHour", (double?)tier.UsdPerHour);
        json.WriteEndObject();
    }

    private static void Stale(Utf8JsonWriter json, StaleQuantity stale)
    {
        json.WriteStartObject();
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
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
