namespace Ironwood.Analysis.Schema;

internal static class ValueKindNames
{
    /// <summary>The end of the sentence "the property holds …".</summary>
    public static string WithArticle(this ValueKind kind) => kind switch
    {
        ValueKind.Text => "a text",
        ValueKind.WholeNumber => "a whole number",
        ValueKind.Number => "a number",
        ValueKind.Boolean => "true or false",
        ValueKind.Block => "a block",
        ValueKind.List => "a list",
        ValueKind.Asset => "an asset",
        _ => "a map of texts",
    };
}
