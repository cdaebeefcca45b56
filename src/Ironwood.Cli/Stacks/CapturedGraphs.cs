using System.Collections.Concurrent;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Ironwood.Preview;

namespace Ironwood.Cli.Stacks;

/// <summary>
/// The graphs that this process has captured, by configuration. Reviews, pages with command output, and tests need the
/// same stack many times, and running the program is the slowest part.
/// </summary>
internal static class CapturedGraphs
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ResourceGraph>>> Captured =
        new(StringComparer.Ordinal);

    /// <summary>What the stack declares.</summary>
    /// <exception cref="Ironwood.Preview.Capture.CaptureException">The program failed.</exception>
    public static Task<ResourceGraph> OfAsync(StackConfiguration configuration, StackPlan plan) =>
        Captured.GetOrAdd(
            KeyOf(configuration),
            _ => new(() => StackPreview.CaptureAsync(plan, configuration.Project, configuration.Stack))).Value;

    // Everything that a graph depends on: names and ordered values, from all files.
    private static string KeyOf(StackConfiguration configuration)
    {
        var key = new StringBuilder();
        Text(key, configuration.Project);
        Text(key, configuration.Stack);
        Node(key, configuration.Values);
        return key.ToString();
    }

    private static void Node(StringBuilder key, ConfigNode node)
    {
        switch (node)
        {
            case ConfigScalar scalar:
                Text(key, scalar.Text);
                break;
            case ConfigList list:
                key.Append('[');
                foreach (var item in list.Items)
                {
                    Node(key, item);
                }
                key.Append(']');
                break;
            case ConfigMap map:
                key.Append('{');
                foreach (var (name, value) in map.Entries)
                {
                    Text(key, name);
                    Node(key, value);
                }
                key.Append('}');
                break;
            default:
                key.Append(node is ConfigNull ? '0' : '?');
                break;
        }
    }

    // The length prefix separates two texts.
    private static void Text(StringBuilder key, string text) =>
        key.Append('"').Append(text.Length).Append(':').Append(text);
}
