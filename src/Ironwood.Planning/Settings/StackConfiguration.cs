using System.Globalization;
using Ironwood.Problems;

namespace Ironwood.Planning.Settings;

/// <summary>The whole configuration of one stack, keyed <c>namespace:key</c>, before it has types.</summary>
/// <param name="Project">The Pulumi project's name, which is also the namespace of its own settings.</param>
/// <param name="Stack">The stack's name, for example <c>prod</c>.</param>
/// <param name="Values">The configured values, keyed <c>namespace:key</c>.</param>
public sealed record StackConfiguration(string Project, string Stack, ConfigMap Values)
{
    /// <summary>
    /// The place of a setting: that of the deepest node that exists on the way to it. Null when there is none, or
    /// when it was set on the command line, for which no file is to blame.
    /// </summary>
    /// <param name="path">For example <c>ironwood:tiers.small.topology</c>.</param>
    public SourceLocation? LocationOf(string path)
    {
        var (key, rest) = ConfigPath.Split(path);
        ConfigNode? node = Values[key];
        var location = node?.Location;
        foreach (var step in rest)
        {
            node = node switch
            {
                ConfigMap map => map[step],
                ConfigList list when int.TryParse(step, CultureInfo.InvariantCulture, out var index)
                    && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            location = node is null ? location : node.Location;
        }
        return location;
    }
}
