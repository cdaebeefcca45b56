namespace Ironwood.Planning.StackFiles;

/// <summary>One <c>--config key=value</c>: sets a value at a path, as <c>pulumi config set --path</c> does.</summary>
internal static class ConfigOverride
{
    // Larger indices are refused, because they would fill a list with empty items.
    private const int MostEmptyItems = 1_000;

    public static ConfigMap Apply(ConfigMap map, string text, string project, List<Problem> problems)
    {
        var equals = ConfigPath.EndOf(text, '=');
        var path = equals < 0 ? null : ConfigPath.Parse(text[..equals].Trim());
        if (path is null || Parse(text[(equals + 1)..]) is not { } value)
        {
            problems.Add(new(
                Diagnostics.MalformedOverride, "--config", "is not key=value", text,
                "key=value, the value in YAML", "write for example --config ironwood:tiers.small.chips=512"));
            return map;
        }
        var key = path.Key.Contains(':', StringComparison.Ordinal) ? path.Key : $"{project}:{path.Key}";
        if (Set(map, [new(key), .. path.Steps], value, isTop: true) is ConfigMap changed)
        {
            return changed;
        }
        problems.Add(new(
            Diagnostics.MalformedOverride,
            "--config",
            "leads through a value that is neither a map nor a list, or beyond a list's end",
            text, Fix: "set a value at an existing path"));
        return map;
    }

    private static ConfigNode? Parse(string text)
    {
        try
        {
            return YamlConfig.Read(text, YamlPlace.Argument);
        }
        catch (YamlRefusal)
        {
            return null;
        }
    }

    private static ConfigNode? Set(
        ConfigNode? node, ReadOnlySpan<ConfigStep> steps, ConfigNode value, bool isTop = false)
    {
        if (steps.IsEmpty)
        {
            return value;
        }
        var step = steps[0];
        var rest = steps[1..];
        switch (node)
        {
            case null or ConfigNull when step.Index is { } count and <= MostEmptyItems:
                // As in the CLI, the items before it exist and are empty.
                var before = Enumerable.Repeat<ConfigNode>(new ConfigNull(), count);
                return Set(null, rest, value) is { } first ? new ConfigList([.. before, first], node?.Location) : null;
            case (null or ConfigNull or ConfigMap) when step.Index is null:
                var entries = (node as ConfigMap)?.Entries.ToList() ?? [];
                var at = entries.FindIndex(entry => entry.Key == step.Name);
                // As in the CLI, a map may replace a text that is a whole setting.
                var inner = at < 0 || (isTop && entries[at].Value is ConfigScalar && !rest.IsEmpty)
                    ? null
                    : entries[at].Value;
                if (Set(inner, rest, value) is not { } child)
                {
                    return null;
                }
                if (at < 0)
                {
                    entries.Add(new(step.Name, child));
                }
                else
                {
                    entries[at] = new(step.Name, child);
                }
                return new ConfigMap(entries, node?.Location);
            case ConfigList list when step.Index is { } index && index <= list.Items.Count:
                var items = list.Items.ToList();
                if (Set(index < items.Count ? items[index] : null, rest, value) is not { } item)
                {
                    return null;
                }
                if (index < items.Count)
                {
                    items[index] = item;
                }
                else
                {
                    items.Add(item);
                }
                return new ConfigList(items, list.Location);
            default:
                return null;
        }
    }
}
