using Ironwood.Catalog.Models;

namespace Ironwood.Cli.Catalog;

/// <summary>Names of models that a person may have meant.</summary>
internal static class ModelNames
{
    private const int Most = 3;

    private static readonly char[] Separators = ['-', '_', '/', ' '];

    /// <summary>The catalogue has no model of a name.</summary>
    /// <param name="code">Code of the problem.</param>
    /// <param name="path">The argument or setting.</param>
    /// <param name="name">The name.</param>
    public static Problem Unknown(string code, string path, string name)
    {
        var nearest = Nearest(name);
        return new(
            code, path, "is not a model of the catalogue", name,
            string.Join(", ", ModelCatalog.Models.Select(model => model.Name)),
            nearest.Length > 0
                ? $"did you mean {string.Join(" or ", nearest.Select(near => $"'{near}'"))}?"
                : "choose one of them, or read your model's config.json: ./ironwood catalog models read --help");
    }

    // All parts of the name that was written are in the model's, as in "llama-70b"; or few letters differ.
    private static string[] Nearest(string name)
    {
        var parts = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var names = ModelCatalog.Models.Select(model => model.Name).ToArray();
        var containing = names
            .Where(candidate => parts.Length > 0
                && parts.All(part => candidate.Contains(part, StringComparison.OrdinalIgnoreCase)))
            .Take(Most)
            .ToArray();
        return containing.Length > 0 ? containing : Spelling.Nearest(name, names) is { } near ? [near] : [];
    }
}
