namespace Ironwood.Catalog.Messages;

/// <summary>A property whose text is JSON.</summary>
/// <param name="Type">Type token of the resource.</param>
/// <param name="Path">Path of the property in the provider's schema, for example <c>arguments[].dataType</c>.</param>
/// <param name="LeavesOutZeros">Whether Google Cloud reads the text as a message and answers with the message, in which
/// zeros, <c>false</c>, and empty texts and lists are left out. Otherwise it keeps the text, or a map whose entries all
/// stay.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What else has to be known; null if nothing.</param>
/// <param name="Maps">Names of its fields that are maps, which are left out when they are empty; null for none. An
/// empty block of another field is answered as it was sent.</param>
/// <param name="Ignored">Names of its fields for which the provider treats an empty value as not given; null for
/// none.</param>
public sealed record JsonText(
    string Type, string Path, bool LeavesOutZeros, string Source, DateOnly AsOf, string? Note = null,
    IReadOnlyList<string>? Maps = null, IReadOnlyList<string>? Ignored = null) : ISourced
{
    private static readonly Lazy<IReadOnlyList<JsonText>> Rows = new(static () =>
        EmbeddedRows.Read("Messages/json-texts.json", RowFormat.Default.JsonTextArray));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<JsonText> All => Rows.Value;
}
