namespace Ironwood.Preview.Capture;

/// <summary>Builds URNs as the engine does; the URNs of the mocks leave out the parents.</summary>
internal sealed class UrnBuilder(
    string project, string stack, ConcurrentDictionary<ResourceId, Recorder.Declaration> declarations)
{
    private readonly Dictionary<ResourceId, string> _types = [];
    private readonly ResourceId _root = declarations.Single(declaration => declaration.Value.IsStack).Key;

    /// <summary>URN of a declared resource.</summary>
    public string Of(ResourceId id) => $"urn:pulumi:{stack}::{project}::{QualifiedType(id)}::{NameOf(id)}";

    /// <summary>Logical name; for the stack, the engine's name from project and stack.</summary>
    public string NameOf(ResourceId id) => id == _root ? $"{project}-{stack}" : id.Name;

    /// <summary>URN of the parent; null for the stack.</summary>
    public string? ParentOf(ResourceId id) => id == _root ? null : Of(Parent(id));

    private ResourceId Parent(ResourceId id) => declarations[id].Options.Parent is { } parent
        ? new(parent.GetResourceType(), parent.GetResourceName())
        : _root;

    // The types of all ancestors below the stack, joined by '$'.
    private string QualifiedType(ResourceId id)
    {
        if (!_types.TryGetValue(id, out var type))
        {
            var parent = id == _root ? _root : Parent(id);
            type = parent == _root ? id.Type : $"{QualifiedType(parent)}${id.Type}";
            _types[id] = type;
        }
        return type;
    }
}
