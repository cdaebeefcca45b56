namespace Ironwood.UrlMaps;

/// <summary>
/// A backend service or bucket that a map names. Two links to the same service are equal, even if they are written
/// differently.
/// </summary>
public sealed class ServiceLink : IEquatable<ServiceLink>
{
    /// <param name="text">The link as written.</param>
    /// <param name="collection">The kind of service; empty if the text does not contain it.</param>
    /// <param name="name">The service's name.</param>
    public ServiceLink(string text, string collection, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(name);
        (Text, Collection, Name) = (text, collection, name);
    }

    /// <summary>The service of a full or partial URL of the API, or of a bare name.</summary>
    public static ServiceLink OfUrl(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var segments = text.TrimEnd('/').Split('/');
        return new(text, segments.Length > 1 ? segments[^2] : "", segments[^1]);
    }

    /// <summary>The link as written.</summary>
    public string Text { get; }

    /// <summary>The service's name: the logical name in a graph, the resource's name in a URL.</summary>
    public string Name { get; }

    /// <summary><c>backendServices</c>, <c>backendBuckets</c> or a type of a program; empty for a bare name.</summary>
    private string Collection { get; }

    /// <summary>Whether it says that it is a backend bucket.</summary>
    public bool IsBucket => Collection.EndsWith("backendBuckets", StringComparison.Ordinal)
        || Collection.EndsWith(":BackendBucket", StringComparison.Ordinal);

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
