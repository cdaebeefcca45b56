using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Telemetry;

/// <summary>The logs and measurements of a platform. At the start all of them arrive.</summary>
public sealed class TelemetryBook
{
    private TelemetryBook(PlatformState state)
    {
        var contract = state.Contract;
        Destination =
            $"bigquery.googleapis.com/projects/{contract.Project}/datasets/{contract.Telemetry.MetricsDataset}";
    }

    /// <summary>The sink's destination; null without a sink.</summary>
    public string? Destination { get; set; }

    /// <summary>Whether the sink exports nothing.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Tables of the dataset of logs; null without a dataset.</summary>
    public IReadOnlyList<string>? Tables { get; set; } = ["model_server", "proxy"];

    /// <summary>Rows of the last hour in each table.</summary>
    public long NewRows { get; set; } = 1200;

    /// <summary>Whether queries finish.</summary>
    public bool QueriesEnd { get; set; } = true;

    /// <summary>State of the subscription; null without a subscription.</summary>
    public string? Subscription { get; set; } = "ACTIVE";

    /// <summary>Whether it can write to its table; null without a table.</summary>
    public string? Writer { get; set; } = "ACTIVE";

    /// <summary>A platform's telemetry.</summary>
    public static TelemetryBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new TelemetryBook(platform));
    }
}
