using Ironwood.Graph;

namespace Ironwood.Analysis.Routes;

/// <summary>
/// A backend service or bucket as a map names it: a reference to a resource of the graph, or a full or partial URL
/// of the API. Two links to one service are equal, however they are written.
/// </summary>
public sealed class ServiceLink : IEquatable<ServiceLink>
{
    /// <param name="text">The reference or URL.</param>
    public ServiceLink(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        if (Reference.Exactly(text) is { } reference)
        {
            (Collection, Name) = (reference.Target.Type, reference.Target.Name);
            return;
        }
        var segments = text.TrimEnd('/').Split('/');
        Name = segments[^1];
        Collection = segments.Length > 1 ? segments[^2] : "";
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The service's name: logical in a graph, the resource's own in a URL.</summary>
    public string Name { get; }

    /// <summary><c>backendServices</c>, <c>backendBuckets</c> or the type of the graph; empty for a bare name.</summary>
    private string Collection { get; }

    /// <inheritdoc/>
    public bool Equals(ServiceLink? other) => other is not null
        && Name == other.Name
        && (Collection == other.Collection || Collection.Length == 0 || other.Collection.Length == 0);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ServiceLink);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
