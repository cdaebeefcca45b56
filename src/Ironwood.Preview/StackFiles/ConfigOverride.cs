using System.Globalization;
using Ironwood.Infra.Settings;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Preview.StackFiles;

/// <summary>One <c>--config key=value</c>: sets a value at a path, as <c>pulumi config set --path</c> does.</summary>
internal static class ConfigOverride
{
    public static ConfigMap Apply(ConfigMap map, string text, string project, List<Problem> problems)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || Parse(text[(equals + 1)..]) is not { } value)
        {
            problems.Add(new(
                Diagnostics.MalformedOverride, "--config", "is not key=value", text,
                "key=value, the value in YAML", "write for example --config ironwood:tiers.small.chips=512"));
            return map;
        }
        var key = text[..equals].Trim();
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
        if (text.Length == 0)
        {
            return new ConfigNull();
        }
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents.Count == 1 ? YamlConfig.ToNode(yaml.Documents[0].RootNode, file: null) : null;
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
