namespace Ironwood.Outputs;

/// <summary>Destinations of logs and measurements.</summary>
public sealed record TelemetryOutputs
{
    /// <summary>BigQuery dataset of the pods' logs.</summary>
    public required string MetricsDataset { get; init; }

    /// <summary>BigQuery dataset of the measurements.</summary>
    public required string AnalyticsDataset { get; init; }

    /// <summary>Id of the table of measurements in <see cref="AnalyticsDataset"/>.</summary>
    public required string AnalyticsTable { get; init; }

    /// <summary>Name of the log sink.</summary>
    public required string LogSink { get; init; }

    /// <summary>Topic that measurements are published to, as <c>projects/P/topics/T</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>Subscription that writes them to the table, as <c>projects/P/subscriptions/S</c>.</summary>
    public required string Subscription { get; init; }

    /// <summary>Subscription of the messages that could not be written, as <c>projects/P/subscriptions/S</c>.</summary>
    public required string DeadLetterSubscription { get; init; }
}
