using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Telemetry;

/// <summary>Where logs and measurements of a platform go: all arrive, to begin with.</summary>
public sealed class TelemetryBook
{
    private TelemetryBook(PlatformState state)
    {
        var contract = state.Contract;
        Destination =
            $"bigquery.googleapis.com/projects/{contract.Project}/datasets/{contract.Telemetry.MetricsDataset}";
    }

    /// <summary>Where the sink exports to; null for no sink.</summary>
    public string? Destination { get; set; }

    /// <summary>Whether the sink exports nothing.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Tables of the dataset of logs; null for no dataset.</summary>
    public IReadOnlyList<string>? Tables { get; set; } = ["model_server", "proxy"];

    /// <summary>Rows of the last hour in each table.</summary>
    public long NewRows { get; set; } = 1200;

    /// <summary>Whether queries end.</summary>
    public bool QueriesEnd { get; set; } = true;

    /// <summary>State of the subscription; null for none.</summary>
    public string? Subscription { get; set; } = "ACTIVE";

    /// <summary>Whether it can write to its table; null where it writes to none.</summary>
    public string? Writer { get; set; } = "ACTIVE";

    /// <summary>A platform's telemetry.</summary>
    public static TelemetryBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new TelemetryBook(platform));
    }
}
