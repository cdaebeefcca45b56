namespace Ironwood.Planning.Plan;

/// <summary>The two forms of a model's name that Model Garden takes.</summary>
public static partial class VertexModel
{
    /// <summary>Whether a model is named in Model Garden's form; if not, it is a Hugging Face id.</summary>
    public static bool IsOfPublisher(string model) => PublisherModel().IsMatch(model);

    [GeneratedRegex(
        @"\Apublishers/[a-z0-9][-a-z0-9_]*/models/[A-Za-z0-9][-A-Za-z0-9._]*(@[A-Za-z0-9][-A-Za-z0-9._]*)?\z")]
    private static partial Regex PublisherModel();
}
