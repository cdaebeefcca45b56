namespace Ironwood.Operations.Verification.Ports;

/// <summary>What has arrived in BigQuery.</summary>
public interface IWarehouse
{
    /// <summary>Ids of a dataset's tables; null when there is no such dataset.</summary>
    Task<IReadOnlyList<string>?> TablesAsync(string project, string dataset, CancellationToken cancellation);

    /// <summary>Rows of these tables, one count each, that are newer than the age by their column.</summary>
    Task<IReadOnlyList<long>> NewerRowsAsync(
        string project,
        string dataset,
        IReadOnlyList<string> tables,
        string timeColumn,
        TimeSpan age,
        CancellationToken cancellation);
}
