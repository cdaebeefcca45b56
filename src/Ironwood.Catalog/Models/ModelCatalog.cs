namespace Ironwood.Catalog.Models;

/// <summary>The models that the catalogue knows, with their precisions, measurements and accuracies.</summary>
public static class ModelCatalog
{
    private static readonly Lazy<Model[]> ModelRows = new(static () =>
        EmbeddedRows.Read("Models/models.json", RowFormat.Default.ModelArray));

    private static readonly Lazy<ModelVariant[]> VariantRows = new(static () =>
        EmbeddedRows.Read("Models/variants.json", RowFormat.Default.ModelVariantArray));

    private static readonly Lazy<Measurement[]> MeasurementRows = new(static () =>
        EmbeddedRows.Read("Models/measurements.json", RowFormat.Default.MeasurementArray));

    private static readonly Lazy<Accuracy[]> AccuracyRows = new(static () =>
        EmbeddedRows.Read("Models/accuracies.json", RowFormat.Default.AccuracyArray));

    private static readonly Lazy<Score[]> ScoreRows = new(static () =>
        EmbeddedRows.Read("Models/scores.json", RowFormat.Default.ScoreArray));

    /// <summary>All models, in the file's order.</summary>
    public static IReadOnlyList<Model> Models => ModelRows.Value;

    /// <summary>The model of a name, or of a checkpoint's id; null if no row has it.</summary>
    /// <param name="name">For example <c>llama-3.3-70b</c> or <c>meta-llama/Llama-3.3-70B-Instruct</c>.</param>
    public static Model? Find(string name) =>
        Models.FirstOrDefault(model => Same(model.Name, name) || Same(model.HuggingFace, name))
        ?? (VariantRows.Value.FirstOrDefault(variant => Same(variant.Checkpoint, name)) is { } variant
            ? Models.First(model => model.Name == variant.Model)
            : null);

    /// <summary>The precisions of a model on a generation, in the file's order.</summary>
    public static IEnumerable<ModelVariant> Variants(Model model, string generation) =>
        VariantRows.Value.Where(row => row.Model == model.Name && row.Generation == generation);

    /// <summary>All precisions of a model.</summary>
    public static IEnumerable<ModelVariant> Variants(Model model) =>
        VariantRows.Value.Where(row => row.Model == model.Name);

    /// <summary>Published runs of a variant.</summary>
    public static IEnumerable<Measurement> Measurements(ModelVariant variant) =>
        MeasurementRows.Value.Where(row => (row.Model, row.Precision, row.Generation)
            == (variant.Model, variant.Precision, variant.Generation));

    /// <summary>Published accuracies of a precision of a model.</summary>
    public static IEnumerable<Accuracy> Accuracies(ModelVariant variant) =>
        AccuracyRows.Value.Where(row => (row.Model, row.Precision) == (variant.Model, variant.Precision));

    /// <summary>Published scores of a variant that have no score of BF16 beside them.</summary>
    public static IEnumerable<Score> Scores(ModelVariant variant) =>
        ScoreRows.Value.Where(row => (row.Model, row.Precision, row.Generation)
            == (variant.Model, variant.Precision, variant.Generation));

    /// <summary>GB of a checkpoint's files; null if no row has it.</summary>
    /// <param name="checkpoint">Id at Hugging Face.</param>
    public static decimal? DownloadGb(string checkpoint) =>
        VariantRows.Value.FirstOrDefault(row => Same(row.Checkpoint, checkpoint))?.DownloadGb;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
