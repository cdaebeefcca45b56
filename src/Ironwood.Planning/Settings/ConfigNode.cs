namespace Ironwood.Planning.Settings;

/// <summary>
/// A configuration value before it has a type. The Pulumi engine and the stack files both become this, so that
/// one reader serves both and both give the same settings and the same problems.
/// </summary>
/// <param name="Location">Where it was written; null when it came from the engine.</param>
public abstract record ConfigNode(SourceLocation? Location);

/// <summary>What a scalar is to the Pulumi engine, which hands all of them over as text.</summary>
public enum ScalarKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a fraction, or one that is too large for a whole one.</summary>
    Real,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A date or a time.</summary>
    Timestamp,
}

/// <summary>A scalar as the text that a program is handed, such as <c>256</c> or <c>true</c>.</summary>
public sealed record ConfigScalar(string Text, SourceLocation? Location = null) : ConfigNode(Location)
{
    /// <summary>What it is; of what the engine hands over, always a text.</summary>
    public ScalarKind Kind { get; init; }

    /// <summary>How it was written, where the engine makes another text of it, as 34 of <c>0042</c>; else
    /// null.</summary>
    public string? Written { get; init; }
}

/// <summary>A list.</summary>
public sealed record ConfigList(IReadOnlyList<ConfigNode> Items, SourceLocation? Location = null)
    : ConfigNode(Location);

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
