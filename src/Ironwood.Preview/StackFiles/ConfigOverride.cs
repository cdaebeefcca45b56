using System.Globalization;
using Ironwood.Planning;
using Ironwood.Planning.Settings;
using Ironwood.Problems;
using YamlDotNet.Core;

namespace Ironwood.Preview.StackFiles;

/// <summary>One <c>--config key=value</c>: sets a value at a path, as <c>pulumi config set --path</c> does.</summary>
internal static class ConfigOverride
{
    public static ConfigMap Apply(ConfigMap map, string text, string project, List<Problem> problems)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? "" : text[..equals].Trim();
        if (key.Length == 0 || Parse(text[(equals + 1)..]) is not { } value)
        {
            problems.Add(new(
                Diagnostics.MalformedOverride, "--config", "is not key=value", text,
                "key=value, the value in YAML", "write for example --config ironwood:tiers.small.chips=512"));
            return map;
        }
        var path = key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";
        var (top, steps) = ConfigPath.Split(path);
        if (Set(map, [top, .. steps], value) is ConfigMap changed)
        {
            return changed;
        }
        problems.Add(new(
            Diagnostics.MalformedOverride, "--config", "leads through something that is neither a map nor a list, or past a list's end",
            text, Fix: "set the value at its own path"));
        return map;
    }

    private static ConfigNode? Parse(string text)
    {
        try
        {
            return YamlConfig.Read(new StringReader(text), file: null);
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static ConfigNode? Set(ConfigNode? node, ReadOnlySpan<string> steps, ConfigNode value)
    {
        if (steps.IsEmpty)
        {
            return value;
        }
        var step = steps[0];
        switch (node)
        {
            // As the Pulumi CLI does it: no name of a setting is a number, so what begins here is a list.
            case null or ConfigNull when step == "0":
                return Set(null, steps[1..], value) is { } first ? new ConfigList([first], node?.Location) : null;
            case null or ConfigNull or ConfigMap:
                var entries = (node as ConfigMap)?.Entries.ToList() ?? [];
                var at = entries.FindIndex(entry => entry.Key == step);
                if (Set(at < 0 ? null : entries[at].Value, steps[1..], value) is not { } child)
                {
                    return null;
                }
                if (at < 0)
                {
                    entries.Add(new(step, child));
                }
                else
                {
                    entries[at] = new(step, child);
                }
                return new ConfigMap(entries, node?.Location);
            case ConfigList list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index <= list.Items.Count:
                var items = list.Items.ToList();
                if (Set(index < items.Count ? items[index] : null, steps[1..], value) is not { } item)
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
