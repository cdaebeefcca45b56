using Ironwood.Catalog.Models;

namespace Ironwood.Cli.Catalog;

/// <summary>Models as programs read them, <c>ironwood-catalog-models/1</c>.</summary>
internal static class CatalogJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-catalog-models/1";

    public static string Of(IReadOnlyList<Model> models) => JsonForm.Document(Format, json =>
    {
        json.WriteStartArray("models");
        foreach (var model in models)
        {
            ModelRowJson.Of(model).WriteTo(json);
        }
        json.WriteEndArray();
    });
}
