using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Ironwood.Catalog.Models;

/// <summary>Rows of models as JSON, as the row files write them.</summary>
public static class ModelRowJson
{
    private static readonly JsonSerializerOptions Options = new(RowFormat.Default.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A model with its precisions, and what is published about each.</summary>
    public static JsonObject Of(Model model)
    {
        var json = Row(model);
        json["variants"] = List(ModelCatalog.Variants(model), Of);
        return json;
    }

    /// <summary>A precision or a status as the row files write it, for example <c>fp8</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        JsonSerializer.SerializeToNode(value, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)))!.GetValue<string>();

    private static JsonObject Of(ModelVariant variant)
    {
        var json = Row(variant);
        json["measurements"] = List(ModelCatalog.Measurements(variant), Row);
        json["accuracies"] = List(ModelCatalog.Accuracies(variant), Row);
        json["scores"] = List(ModelCatalog.Scores(variant), Row);
        return json;
    }

    private static JsonArray List<T>(IEnumerable<T> rows, Func<T, JsonObject> of) =>
        [.. rows.Select(row => (JsonNode)of(row))];

    private static JsonObject Row<T>(T row) =>
        JsonSerializer.SerializeToNode(row, (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T)))!.AsObject();
}
