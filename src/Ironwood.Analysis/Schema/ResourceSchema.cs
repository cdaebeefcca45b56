namespace Ironwood.Analysis.Schema;

/// <summary>The schema of one resource type.</summary>
public sealed class ResourceSchema
{
    private readonly Dictionary<string, PropertySchema> _inputs;
    private readonly Dictionary<string, PropertySchema> _outputs;

    internal ResourceSchema(
        string type, string? source, bool deletesFirst, Dictionary<string, PropertySchema> inputs,
        Dictionary<string, PropertySchema> outputs)
    {
        Type = type;
        Source = source;
        DeletesBeforeReplacing = deletesFirst;
        _inputs = inputs;
        _outputs = outputs;
    }

    /// <summary>Type token.</summary>
    public string Type { get; }

    /// <summary>Address of the provider's code that the constraints were read from; null without constraints.</summary>
    public string? Source { get; }

    /// <summary>Whether a replacement deletes the old resource before the new one exists.</summary>
    public bool DeletesBeforeReplacing { get; }

    /// <summary>The inputs by name; those inside blocks are below their block.</summary>
    public IReadOnlyDictionary<string, PropertySchema> Inputs => _inputs;

    /// <summary>
    /// The input at a path of a graph, for example <c>backends[0].group</c>; null when it does not exist.
    /// </summary>
    public PropertySchema? Input(string path) => Find(_inputs, path);

    /// <summary>The output at a path of a graph: an output of the cloud, or else the input with that path.</summary>
    public PropertySchema? Output(string path) => Find(_outputs, path) ?? Input(path);

    private static PropertySchema? Find(Dictionary<string, PropertySchema> top, string path)
    {
        var steps = PropertyPath.Steps(path);
        var found = steps.Count > 0 ? top.GetValueOrDefault(steps[0]) : null;
        foreach (var step in steps.Skip(1))
        {
            found = found?.Kind is ValueKind.List or ValueKind.Map
                ? found.Element
                : found?.Children.GetValueOrDefault(step);
        }
        return found;
    }
}
