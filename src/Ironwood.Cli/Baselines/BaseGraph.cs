using Ironwood.Graph;
using Ironwood.Problems;

namespace Ironwood.Cli.Baselines;

/// <summary>What a stack is compared with, or all that stands in the way.</summary>
/// <param name="Graph">The graph; null while a problem stands.</param>
/// <param name="Origin">What it is and how it was read, as a phrase.</param>
/// <param name="Problems">Every problem.</param>
internal sealed record BaseGraph(ResourceGraph? Graph, string Origin, IReadOnlyList<Problem> Problems)
{
    private const string GraphFile = ".json";

    public static BaseGraph Of(ResourceGraph graph, string origin) => new(graph, origin, []);

    public static BaseGraph Refuse(params IReadOnlyList<Problem> problems) => new(null, "", problems);

    /// <summary>Reads a base: a file where there is one of that name, else a commit.</summary>
    /// <param name="root">Folder of the project.</param>
    /// <param name="value">The file or the commit.</param>
    /// <param name="stack">Stack name.</param>
    /// <param name="progress">Takes a line of what is under way.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task<BaseGraph> ReadAsync(
        string root, string value, string stack, Action<string> progress, CancellationToken cancellation) =>
        File.Exists(value) || Directory.Exists(value) && value.AsSpan().ContainsAny('/', '\\')
            || value.EndsWith(GraphFile, StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult(ReadFile(value))
            : new CommitGraph(new(root), stack, progress).ReadAsync(value, cancellation);

    private static BaseGraph ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var graph = GraphJson.Read(file);
            return Fault(graph) is { } fault
                ? Refuse(DiffProblems.Malformed(path, fault))
                : Of(graph, $"{Path.GetFileName(path)}, a graph's file");
        }
        catch (GraphFormatException error)
        {
            return Refuse(DiffProblems.Malformed(path, char.ToLowerInvariant(error.Message[0]) + error.Message[1..].TrimEnd('.')));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse(DiffProblems.Unreadable(path, "is a file that does not exist"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refuse(DiffProblems.Unreadable(path, Directory.Exists(path) ? "is a folder" : "is a file that cannot be read"));
        }
    }

    // What a program declares is a tree under one stack; a file may hold anything.
    private static string? Fault(ResourceGraph graph)
    {
        var parents = graph.Nodes.ToDictionary(node => node.Urn, node => node.Parent, StringComparer.Ordinal);
        if (graph.Nodes.Count(node => node.Parent is null) != 1)
        {
            return "not exactly one resource is without a parent";
        }
        if (graph.Nodes.FirstOrDefault(node => node.Parent is { } parent && !parents.ContainsKey(parent)) is { } orphan)
        {
            return $"{orphan.Name} has a parent that is missing";
        }
        var rooted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            var way = new HashSet<string>(StringComparer.Ordinal);
            for (string? urn = node.Urn; urn is not null && !rooted.Contains(urn); urn = parents[urn])
            {
                if (!way.Add(urn))
                {
                    return $"{node.Name} is among its own parents";
                }
            }
            rooted.UnionWith(way);
        }
        return null;
    }
}
