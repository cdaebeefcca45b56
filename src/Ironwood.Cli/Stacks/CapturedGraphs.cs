using System.Collections.Concurrent;
using System.Text;
using Ironwood.Graph;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Ironwood.Preview;

namespace Ironwood.Cli.Stacks;

/// <summary>
/// The graphs that this process has captured, by configuration. A review, the pages that show what commands print, and
/// the tests ask for the same stack many times, and running the program takes most of the time of an answer.
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

    // Everything that a graph depends on: names, and the values in their order, in whichever file they were written.
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

    // The length before it keeps two texts apart.
    private static void Text(StringBuilder key, string text) =>
        key.Append('"').Append(text.Length).Append(':').Append(text);
}
