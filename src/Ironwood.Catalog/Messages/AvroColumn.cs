namespace Ironwood.Catalog.Messages;

/// <summary>The BigQuery columns that a field of a message can be written to.</summary>
/// <param name="Avro">Type of the field in Avro; its logical type where it has one.</param>
/// <param name="Columns">Types of the columns, in BigQuery's legacy names.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What could not be read there; null when all of it was.</param>
public sealed record AvroColumn(
    string Avro, IReadOnlyList<string> Columns, string Source, DateOnly AsOf, string? Note = null) : ISourced
{
    private static readonly Lazy<IReadOnlyList<AvroColumn>> Rows = new(static () =>
        EmbeddedRows.Read("Messages/avro-columns.json", RowFormat.Default.AvroColumnArray));

    /// <summary>The row of a type; null for types that messages here do not use.</summary>
    public static AvroColumn? For(string avro) => Rows.Value.FirstOrDefault(row => row.Avro == avro);
}
