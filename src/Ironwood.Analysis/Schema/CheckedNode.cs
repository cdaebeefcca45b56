using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>A resource that is being checked, with the functions that write findings about it.</summary>
internal sealed class CheckedNode(ResourceGraph graph, ResourceNode node, ResourceSchema schema)
{
    private const string InputsPrefix = "inputs.";

    // At these paths the graph does not hold the real value.
    private readonly HashSet<string> _secrets = node.Secrets
        .Where(path => path.StartsWith(InputsPrefix, StringComparison.Ordinal))
        .Select(path => path[InputsPrefix.Length..])
        .ToHashSet(StringComparer.Ordinal);

    // Read once for all checks, because a boot configuration is long.
    private readonly Dictionary<string, Reference[]> _reads = PropertyPath.Texts(node.Inputs)
        .Select(value => (value.Path, References: Reference.In(value.Text).ToArray()))
        .Where(value => value.References.Length > 0)
        .ToDictionary(value => value.Path, value => value.References, StringComparer.Ordinal);

    public ResourceGraph Graph => graph;

    public ResourceNode Node => node;

    public ResourceSchema Schema => schema;

    /// <summary>Paths of the inputs that hold secrets.</summary>
    public IReadOnlyCollection<string> Secrets => _secrets;

    /// <summary>References from the inputs to other resources, by the path of the text that holds them.</summary>
    public IReadOnlyDictionary<string, Reference[]> Reads => _reads;

    /// <summary>Whether an input is known before a deployment: neither a secret nor read from another
    /// resource.</summary>
    public bool IsKnown(string path) => !_secrets.Contains(path) && !_reads.ContainsKey(path);

    public Finding Finding(Rule rule, string path, string message, string fix) => new(rule, node, path, message, fix);
}
