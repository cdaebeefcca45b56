using Ironwood.Problems;

namespace Ironwood.Planning.Settings;

/// <summary>
/// A configuration value before it has a type. The Pulumi engine and the stack files both become this, so that
/// one reader serves both and both give the same settings and the same problems.
/// </summary>
/// <param name="Location">Where it was written; null when it came from the engine.</param>
public abstract record ConfigNode(SourceLocation? Location);

/// <summary>A scalar as text; numbers and booleans in their canonical form (<c>256</c>, <c>true</c>).</summary>
public sealed record ConfigScalar(string Text, SourceLocation? Location = null) : ConfigNode(Location);

/// <summary>A list.</summary>
public sealed record ConfigList(IReadOnlyList<ConfigNode> Items, SourceLocation? Location = null) : ConfigNode(Location);

/// <summary>A map in the order it was written.</summary>
public sealed record ConfigMap(
    IReadOnlyList<KeyValuePair<string, ConfigNode>> Entries, SourceLocation? Location = null) : ConfigNode(Location)
{
    /// <summary>A map without entries.</summary>
    public static ConfigMap Empty { get; } = new([]);

    /// <summary>The value of a key, or null.</summary>
    public ConfigNode? this[string key] =>
        Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)).Value;
}

/// <summary>An explicit null, as YAML's <c>key:</c> with nothing behind it; the same as an absent key.</summary>
public sealed record ConfigNull(SourceLocation? Location = null) : ConfigNode(Location);

/// <summary>An encrypted value. The text is deliberately not kept: what is not held cannot be printed.</summary>
public sealed record ConfigSecret(SourceLocation? Location = null) : ConfigNode(Location);
