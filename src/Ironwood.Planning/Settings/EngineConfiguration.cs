namespace Ironwood.Planning.Settings;

/// <summary>
/// Reads a stack's configuration as the Pulumi engine hands it over: as text, and maps and lists as JSON.
/// </summary>
public static class EngineConfiguration
{
    /// <summary>The configuration from a source of raw values.</summary>
    /// <param name="project">Project name.</param>
    /// <param name="stack">Stack name.</param>
    /// <param name="get">Raw value by namespace and name; objects are JSON.</param>
    /// <param name="names">All configured keys.</param>
    /// <param name="secrets">The keys whose values are secret; they are not read.</param>
    public static StackConfiguration Read(
        string project,
        string stack,
        Func<string, string, string?> get,
        IEnumerable<string> names,
        IReadOnlyCollection<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(get);
        var declared = typeof(StackSettings).GetProperties().Select(property => SettingNames.KeyOf(property, project));
        var entries = new List<KeyValuePair<string, ConfigNode>>();
        foreach (var key in names.Concat(declared).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }
            if (secrets.Contains(key))
            {
                entries.Add(new(key, new ConfigSecret()));
            }
            else if (get(key[..colon], key[(colon + 1)..]) is { } raw)
            {
                entries.Add(new(key, Parse(raw)));
            }
        }
        return new(project, stack, new ConfigMap(entries));
    }

    // The engine hands maps and lists over as JSON and everything else as it is; no text that a setting takes looks
    // like either.
    private static ConfigNode Parse(string raw)
    {
        if (!raw.StartsWith('{') && !raw.StartsWith('['))
        {
            return new ConfigScalar(raw);
        }
        try
        {
            using var document = JsonDocument.Parse(raw);
            return ToNode(document.RootElement);
        }
        catch (JsonException)
        {
            return new ConfigScalar(raw); // the reader says that it is no map, and shows it
        }
    }

    private static ConfigNode ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new ConfigMap(
            [.. element.EnumerateObject().Select(p => new KeyValuePair<string, ConfigNode>(p.Name, ToNode(p.Value)))]),
        JsonValueKind.Array => new ConfigList([.. element.EnumerateArray().Select(ToNode)]),
        JsonValueKind.Null => new ConfigNull(),
        JsonValueKind.String => new ConfigScalar(element.GetString()!),
        JsonValueKind.True => new ConfigScalar("true"),
        JsonValueKind.False => new ConfigScalar("false"),
        _ => new ConfigScalar(element.GetRawText()),
    };
}
