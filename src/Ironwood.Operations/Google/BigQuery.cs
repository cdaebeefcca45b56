namespace Ironwood.Operations.Google;

/// <summary>Tables and rows of BigQuery.</summary>
public interface IBigQuery
{
    /// <summary>Ids of a dataset's tables; null when the dataset does not exist.</summary>
    Task<IReadOnlyList<string>?> TablesAsync(string project, string dataset, CancellationToken cancellation);

    /// <summary>For each table, how many rows have a time in this column that is newer than the age.</summary>
    Task<IReadOnlyList<long>> NewerRowsAsync(
        string project,
        string dataset,
        IReadOnlyList<string> tables,
        string timeColumn,
        TimeSpan age,
        CancellationToken cancellation);
}

/// <summary>BigQuery, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/bigquery/docs/reference/rest/v2/jobs/query</remarks>
/// <param name="calls">Makes the calls.</param>
public sealed class BigQuery(GoogleCalls calls) : IBigQuery
{
    /// <summary>A query took longer than allowed.</summary>
    public const string SlowQuery = "IW8110";

    private const string Root = "https://bigquery.googleapis.com/bigquery/v2/projects";

    /// <summary>Largest page that BigQuery returns.</summary>
    private const int PageSize = 1000;

    /// <summary>How long a query may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Counting one hour's rows reads eight bytes per row of a day's partition: enough for 12 billion rows.
    private const long MostBytesBilled = 100_000_000_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>?> TablesAsync(
        string project, string dataset, CancellationToken cancellation)
    {
        var list = $"{Root}/{project}/datasets/{dataset}/tables?maxResults={PageSize}";
        var what = $"tables of dataset {dataset}";
        try
        {
            return await calls.PagesAsync(
                what,
                (page, token) => calls.GetAsync(
                    what,
                    new(page.Length == 0 ? list : $"{list}&pageToken={Uri.EscapeDataString(page)}"),
                    WireFormat.Default.TablePage,
                    token),
                page => page.Tables?.Select(table => table.TableReference.TableId),
                page => page.NextPageToken,
                cancellation).ConfigureAwait(false);
        }
        catch (AccessException error) when (error.IsNotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<long>> NewerRowsAsync(
        string project,
        string dataset,
        IReadOnlyList<string> tables,
        string timeColumn,
        TimeSpan age,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var seconds = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // A name cannot end the quoting: BigQuery allows neither backquotes nor backslashes in names.
        var query = string.Join(" UNION ALL ", tables.Select((table, index) =>
            $"SELECT {index.ToString(CultureInfo.InvariantCulture)} AS position, COUNT(*) AS newer"
            + $" FROM `{project}.{dataset}.{table}`"
            + $" WHERE {timeColumn} > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL {seconds} SECOND)"));
        var what = $"rows of dataset {dataset}";
        var answer = calls.PostAsync(
            what,
            new($"{Root}/{project}/queries"),
            new QueryQuestion(
                query,
                UseLegacySql: false,
                (long)Patience.TotalMilliseconds,
                MostBytesBilled.ToString(CultureInfo.InvariantCulture)),
            WireFormat.Default.QueryQuestion,
            WireFormat.Default.QueryAnswer,
            cancellation);
        return GoogleCalls.ReadAsync<QueryAnswer, IReadOnlyList<long>>(
            what, answer, rows => CountsOf(what, rows, tables.Count));
    }

    private static long[] CountsOf(string what, QueryAnswer answer, int tables)
    {
        if (!answer.JobComplete)
        {
            throw new AccessException(new(
                SlowQuery, what, $"BigQuery had no answer within {Patience.TotalSeconds:0} seconds",
                Fix: "run it again, or leave it out with --skip sink"));
        }
        var counts = new long[tables];
        foreach (var row in answer.Rows ?? [])
        {
            var position = int.Parse(row.F[0].V, CultureInfo.InvariantCulture);
            counts[position] = long.Parse(row.F[1].V, CultureInfo.InvariantCulture);
        }
        return counts;
    }
}

internal sealed record TablePage(IReadOnlyList<TableEntry>? Tables = null, string? NextPageToken = null) : RestPage;

internal sealed record TableEntry(TableReference TableReference);

internal sealed record TableReference(string TableId);

internal sealed record QueryQuestion(string Query, bool UseLegacySql, long TimeoutMs, string MaximumBytesBilled);

internal sealed record QueryAnswer(bool JobComplete = false, IReadOnlyList<QueryRow>? Rows = null);

internal sealed record QueryRow(IReadOnlyList<QueryCell> F);

internal sealed record QueryCell(string V);
