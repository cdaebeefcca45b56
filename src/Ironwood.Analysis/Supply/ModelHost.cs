namespace Ironwood.Analysis.Supply;

/// <summary>What the machines of a managed group start, as their boot file says.</summary>
/// <param name="Group">The group.</param>
/// <param name="Template">Its template.</param>
/// <param name="Image">The serving image.</param>
/// <param name="Model">The model: an id of Hugging Face or a folder of a bucket.</param>
/// <param name="Revision">Which files of the model; empty for the newest.</param>
/// <param name="ModelGb">GB of the model's files; 0 when that is not known.</param>
/// <param name="Secrets">Variables that get a secret's value.</param>
internal sealed partial record ModelHost(
    ManagedGroup Group,
    ResourceNode Template,
    string Image,
    string Model,
    string Revision,
    int ModelGb,
    IReadOnlyList<string> Secrets)
{
    /// <summary>The input that holds the boot file.</summary>
    public const string BootFile = "metadata.user-data";

    private static readonly string[] TokenVariables = ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"];

    /// <summary>Whether the model is fetched from Hugging Face.</summary>
    public bool IsOfHub => !Model.StartsWith("gs://", StringComparison.Ordinal);

    /// <summary>Whether it is fetched with a token.</summary>
    public bool HasToken => Secrets.Intersect(TokenVariables, StringComparer.Ordinal).Any();

    /// <summary>Machines that load one copy of the model together.</summary>
    public int Loaders => Group.IsSlice ? Group.Most ?? 1 : 1;

    /// <summary>Every group of a graph whose machines run a model server; groups that run a stub are left
    /// out.</summary>
    public static IReadOnlyList<ModelHost> Of(ResourceGraph graph) =>
        [.. ManagedGroups.Of(graph).All.Select(Read).OfType<ModelHost>()];

    private static ModelHost? Read(ManagedGroup group)
    {
        if (group.Template?.Text(BootFile) is not { } text)
        {
            return null;
        }
        var values = Assignment().Matches(text)
            .GroupBy(match => match.Groups["name"].Value, StringComparer.Ordinal)
            .ToDictionary(match => match.Key, match => match.First().Groups["value"].Value, StringComparer.Ordinal);
        string Value(string name) => values.GetValueOrDefault(name, "").Trim('\'');
        return Value("RUNTIME") != "docker" ? null : new(
            group,
            group.Template,
            Value("IMAGE"),
            Value("MODEL"),
            Value("REVISION"),
            int.TryParse(Value("MODEL_GB"), CultureInfo.InvariantCulture, out var size) ? size : 0,
            [.. SecretVariable().Matches(Value("SECRETS")).Select(match => match.Groups["name"].Value)]);
    }

    [GeneratedRegex(
        @"^\s*(?<name>RUNTIME|IMAGE|MODEL|REVISION|MODEL_GB|SECRETS)=(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Assignment();

    [GeneratedRegex("'(?<name>[A-Za-z_][A-Za-z0-9_]*)=")]
    private static partial Regex SecretVariable();
}
