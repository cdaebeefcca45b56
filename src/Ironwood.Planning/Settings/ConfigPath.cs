namespace Ironwood.Planning.Settings;

/// <summary>Paths such as <c>ironwood:tiers.small.routes[0]</c>, in the notation of <c>pulumi config --path</c>.</summary>
public static class ConfigPath
{
    /// <summary>Whether the value at one path is, or is inside, the value at another.</summary>
    public static bool Holds(string outer, string inner)
    {
        ArgumentNullException.ThrowIfNull(outer);
        ArgumentNullException.ThrowIfNull(inner);
        return inner.StartsWith(outer, StringComparison.Ordinal)
            && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
    }

    /// <summary>The top-level key and the steps below it.</summary>
    public static (string Key, IReadOnlyList<string> Steps) Split(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        var end = path.IndexOfAny(['.', '['], colon + 1);
        return end < 0
            ? (path, [])
            : (path[..end], path[end..].Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries));
    }
}
