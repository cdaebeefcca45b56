namespace Ironwood.Planning.Settings;

/// <summary>One step of a path: an entry of a map or an item of a list.</summary>
/// <param name="Name">The entry's key, or the item's number as it is written.</param>
/// <param name="Index">The item's number, from 0; null for an entry.</param>
public sealed record ConfigStep(string Name, int? Index = null);

/// <summary>
/// Paths such as <c>ironwood:tiers.small.routes[0]</c>, in the notation of <c>pulumi config --path</c>. What holds a
/// dot or a bracket stands in quotes: <c>ironwood:spend.prices["a.b"]</c>.
/// </summary>
/// <param name="Key">The setting, with its namespace where it has one.</param>
/// <param name="Steps">The way to what is meant inside it.</param>
public sealed record ConfigPath(string Key, IReadOnlyList<ConfigStep> Steps)
{
    // Nothing of a configuration lies deeper.
    private const int MostSteps = 64;

    /// <summary>Whether the value at one path is, or is inside, the value at another.</summary>
    public static bool Holds(string outer, string inner)
    {
        ArgumentNullException.ThrowIfNull(outer);
        ArgumentNullException.ThrowIfNull(inner);
        return inner.StartsWith(outer, StringComparison.Ordinal)
            && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
    }

    /// <summary>The path of an entry of a map.</summary>
    public static string Append(string path, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length == 0 || key.AsSpan().ContainsAny(".[]\"")
            ? $"{path}[\"{key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]"
            : $"{path}.{key}";
    }

    /// <summary>Where a character stands first that is not inside quotes; -1 where it does not.</summary>
    public static int EndOf(string text, char c)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == c)
            {
                return at;
            }
            if (text.AsSpan(at).StartsWith("[\"") && Quoted(text, at + 2) is var (_, end))
            {
                at = end - 1;
            }
        }
        return -1;
    }

    /// <summary>Reads a path; null when it does not have the form.</summary>
    public static ConfigPath? Parse(string path) => Read(path) is (var read, true) && read.Key.Length > 0 ? read : null;

    /// <summary>The top-level key and the steps below it, as far as the path has the form.</summary>
    public static ConfigPath Split(string path) => Read(path).Path;

    private static (ConfigPath Path, bool IsWhole) Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var bracket = path.IndexOf('[', StringComparison.Ordinal);
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        var at = path.IndexOfAny(['.', '['], bracket >= 0 && colon > bracket ? 0 : colon + 1);
        if (at < 0)
        {
            return (new(path, []), true);
        }
        var (key, steps) = (path[..at], new List<ConfigStep>());
        while (at < path.Length)
        {
            if (steps.Count == MostSteps || Step(path, at) is not var (step, end))
            {
                return (new(key, steps), false);
            }
            steps.Add(step);
            at = end;
        }
        return (new(key, steps), true);
    }

    private static (ConfigStep Step, int End)? Step(string path, int at)
    {
        if (path[at] == '.')
        {
            var end = path.IndexOfAny(['.', '['], at + 1) is >= 0 and var next ? next : path.Length;
            return end > at + 1 ? (new(path[(at + 1)..end]), end) : null;
        }
        if (path.AsSpan(at).StartsWith("[\""))
        {
            return Quoted(path, at + 2) is var (name, after) && after < path.Length && path[after] == ']'
                ? (new(name), after + 1)
                : null;
        }
        var close = path.IndexOf(']', at);
        return path[at] == '[' && close > at
            && int.TryParse(
                path.AsSpan((at + 1)..close), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? (new(path[(at + 1)..close], index), close + 1)
                : null;
    }

    // The text up to the next quote, in which \" is a quote, and what follows it.
    private static (string Text, int End)? Quoted(string text, int at)
    {
        var quoted = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                return (quoted.ToString(), at + 1);
            }
            at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '"' ? 1 : 0;
            quoted.Append(text[at]);
        }
        return null;
    }
}
