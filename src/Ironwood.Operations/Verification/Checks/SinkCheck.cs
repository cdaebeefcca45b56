using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// The log sink: it exports to the stack's dataset, and rows of the last hour have arrived. A sink whose writer lacks a
/// permission looks healthy in every list; only the rows show it.
/// </summary>
/// <param name="logging">Cloud Logging.</param>
/// <param name="bigQuery">BigQuery.</param>
public sealed class SinkCheck(ICloudLogging logging, IBigQuery bigQuery) : ICheck
{
    /// <summary>The recipe's pods log all the time: an hour without a row is a failure.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    // Cloud Logging's column for an entry's time in every table of a sink, and its tables for rows that did not fit.
    private const string TimeColumn = "timestamp";
    private const string ErrorTables = "export_errors";

    /// <summary>Most tables of one query; a sink of this stack writes about five.</summary>
    private const int MostTables = 50;

    /// <inheritdoc/>
    public string Id => "sink";

    /// <inheritdoc/>
    public string Title => "Log sink: rows of the last hour in BigQuery";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var telemetry = platform.Telemetry;
        return telemetry.LogSink.Length == 0 ? [] :
        [
            ShellLine.Of($"gcloud logging sinks describe {telemetry.LogSink} --project={platform.Project}"),
            ShellLine.Of($"bq ls --project_id={platform.Project} {telemetry.MetricsDataset}"),
            ShellLine.Of($"bq query --project_id={platform.Project} --nouse_legacy_sql {NewRows(telemetry)}"),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var telemetry = platform.Telemetry;
        if (telemetry.LogSink.Length == 0)
        {
            return CheckOutcome.Skipped("the stack has no log sink");
        }
        var sink = logging.FindSinkAsync(platform.Project, telemetry.LogSink, cancellation);
        var tables = bigQuery.TablesAsync(platform.Project, telemetry.MetricsDataset, cancellation);
        await Task.WhenAll(sink, tables).ConfigureAwait(false);

        var exports = Exports(telemetry, await sink.ConfigureAwait(false));
        var rows = await RowsAsync(
            platform.Project, telemetry.MetricsDataset, await tables.ConfigureAwait(false), cancellation)
            .ConfigureAwait(false);
        return CheckOutcome.Of([exports, .. rows.Evidence], $"{Wording.Count(rows.Count, "row")} of the last hour");
    }

    private static string NewRows(TelemetryOutputs telemetry) =>
        $"SELECT COUNT(*) FROM `{telemetry.MetricsDataset}.TABLE`"
        + $" WHERE {TimeColumn} > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR)";

    private static Evidence Exports(TelemetryOutputs telemetry, FoundSink? sink)
    {
        var target = $"/datasets/{telemetry.MetricsDataset}";
        return new(
            $"sink {telemetry.LogSink}",
            $"exports to {telemetry.MetricsDataset}",
            sink switch
            {
                null => "no such sink",
                { IsDisabled: true } => "disabled",
                _ when !sink.Destination.EndsWith(target, StringComparison.Ordinal) => $"exports to {sink.Destination}",
                _ => "exports there",
            },
            sink is { IsDisabled: false } && sink.Destination.EndsWith(target, StringComparison.Ordinal));
    }

    private async Task<(IReadOnlyList<Evidence> Evidence, long Count)> RowsAsync(
        string project, string dataset, IReadOnlyList<string>? tables, CancellationToken cancellation)
    {
        Evidence Seen(string seen, bool holds) =>
            new($"dataset {dataset}", $"rows of the last {Wording.Time(Freshness)}", seen, holds);
        if (tables is null)
        {
            return ([Seen("no such dataset", holds: false)], 0);
        }
        var refused = tables.Where(table => table.StartsWith(ErrorTables, StringComparison.Ordinal)).ToArray();
        string[] written = [.. tables.Except(refused).Order(StringComparer.Ordinal).Take(MostTables)];
        if (written.Length == 0)
        {
            return ([Seen("no table: the sink has written nothing yet", holds: false)], 0);
        }
        var counts = await bigQuery.NewerRowsAsync(
            project, dataset, written, TimeColumn, Freshness, cancellation).ConfigureAwait(false);
        var count = counts.Sum();
        var rows = Seen($"{Wording.Count(count, "row")} in {Wording.Count(written.Length, "table")}", count > 0);
        return (refused.Length == 0 ? [rows] :
        [
            rows,
            new($"dataset {dataset}", "no table of refused rows",
                $"{Wording.Some(refused)}: rows that did not fit their table's schema", Holds: false),
        ], count);
    }
}
