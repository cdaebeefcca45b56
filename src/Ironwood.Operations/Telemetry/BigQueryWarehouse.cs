using System.Globalization;
using Ironwood.Operations.Access;
using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;
using Ironwood.Problems;

namespace Ironwood.Operations.Telemetry;

/// <summary>Tables of BigQuery and what is in them, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query</remarks>
/// <param name="calls">How it is asked.</param>
public sealed class BigQueryWarehouse(GoogleCalls calls) : IWarehouse
{
    /// <summary>A query took longer than it may.</summary>
    public const string SlowQuery = "IW8110";

    private const string Root = "https://bigquery.googleapis.com/bigquery/v2/projects";

    /// <summary>Most entries of a page that BigQuery gives.</summary>
    private const int Page = 1000;

    /// <summary>What a query may take before it is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Counting the rows of an hour reads eight bytes a row of a day's partition: this is twelve thousand million rows.
    private const long MostBytesBilled = 100_000_000_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>?> TablesAsync(
        string project, string dataset, CancellationToken cancellation)
    {
        var tables = new List<string>();
        string? token = null;
        do
        {
            var page = await calls.FindAsync(
                $"tables of dataset {dataset}",
                new($"{Root}/{project}/datasets/{dataset}/tables?maxResults={Page}"
                    + (string.IsNullOrEmpty(token) ? "" : $"&pageToken={Uri.EscapeDataString(token)}")),
                WireFormat.Default.TablePage,
                cancellation).ConfigureAwait(false);
            if (page is null)
            {
                return null;
            }
            tables.AddRange((page.Tables ?? []).Select(table => table.TableReference.TableId));
            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token));
        return tables;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<long>> NewerRowsAsync(
        string project,
        string dataset,
        IReadOnlyList<string> tables,
        string timeColumn,
        TimeSpan age,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var seconds = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // No name can end the quoting: BigQuery allows neither backquote nor backslash in one.
        var query = string.Join(" UNION ALL ", tables.Select((table, index) =>
            $"SELECT {index.ToString(CultureInfo.InvariantCulture)} AS position, COUNT(*) AS newer"
            + $" FROM `{project}.{dataset}.{table}`"
            + $" WHERE {timeColumn} > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL {seconds} SECOND)"));
        var what = $"rows of dataset {dataset}";
        var answer = await calls.PostAsync(
            what,
            new($"{Root}/{project}/queries"),
            new QueryQuestion(query, UseLegacySql: false, (long)Patience.TotalMilliseconds, MostBytesBilled.ToString(CultureInfo.InvariantCulture)),
            WireFormat.Default.QueryQuestion,
            WireFormat.Default.QueryAnswer,
            cancellation).ConfigureAwait(false);
        if (!answer.JobComplete)
        {
            throw new AccessException(new Problem(
                SlowQuery, what, $"BigQuery had no answer within {Patience.TotalSeconds:0} seconds", Fix: "run it again, or leave it out with --skip sink"));
        }
        var counts = new long[tables.Count];
        foreach (var row in answer.Rows ?? [])
        {
            counts[int.Parse(row.F[0].V, CultureInfo.InvariantCulture)] = long.Parse(
                row.F[1].V, CultureInfo.InvariantCulture);
        }
        return counts;
    }
}

internal sealed record TablePage(IReadOnlyList<TableEntry>? Tables, string? NextPageToken);

internal sealed record TableEntry(TableReference TableReference);

internal sealed record TableReference(string TableId);

internal sealed record QueryQuestion(string Query, bool UseLegacySql, long TimeoutMs, string MaximumBytesBilled);

internal sealed record QueryAnswer(bool JobComplete, IReadOnlyList<QueryRow>? Rows);

internal sealed record QueryRow(IReadOnlyList<QueryCell> F);

internal sealed record QueryCell(string V);
