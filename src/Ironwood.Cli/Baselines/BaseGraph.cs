using Ironwood.Cli.Reading;
using Ironwood.Cli.Stacks;

namespace Ironwood.Cli.Baselines;

/// <summary>What a stack is compared with, or why there is nothing to compare with.</summary>
/// <param name="Graph">The graph; null when there are problems.</param>
/// <param name="Origin">What it is and how it was read, as a phrase.</param>
/// <param name="Problems">Every problem.</param>
internal sealed record BaseGraph(ResourceGraph? Graph, string Origin, IReadOnlyList<Problem> Problems)
{
    /// <summary>The settings that the graph follows from; null where they are unknown, as those of a graph
    /// file.</summary>
    public StackTerms? Terms { get; init; }

    /// <summary>Whether the base does not have the stack at all.</summary>
    public bool IsWithoutStack { get; init; }

    private const string GraphFile = ".json";

    // The largest stack that was measured, 14,978 resources, has 60 MB.
    private const int MostMegabytes = 512;

    public static BaseGraph Of(ResourceGraph graph, string origin) => new(graph, origin, []);

    public static BaseGraph Refuse(params IReadOnlyList<Problem> problems) => new(null, "", problems);

    /// <summary>Reads a base: a file if there is one of that name, otherwise a commit.</summary>
    /// <param name="root">Folder of the project.</param>
    /// <param name="value">The file or the commit.</param>
    /// <param name="stack">The stack as it is now.</param>
    /// <param name="terminal">Where to write progress.</param>
    /// <param name="cancellation">Cancels it.</param>
    public static Task<BaseGraph> ReadAsync(
        string root, string value, ResourceGraph stack, Terminal terminal, CancellationToken cancellation) =>
            IsFile(value)
                ? Task.FromResult(ReadFile(value))
                : new CommitGraph(
                    new(root), stack.Project, stack.Stack, line => Terminal.WriteLine(terminal.Error, line))
                    .ReadAsync(value, cancellation);

    private static bool IsFile(string value) =>
        File.Exists(value)
        || (Directory.Exists(value) && value.AsSpan().ContainsAny('/', '\\'))
        || value.EndsWith(GraphFile, StringComparison.OrdinalIgnoreCase);

    private static BaseGraph ReadFile(string path)
    {
        try
        {
            using var document = new MemoryStream(InputFile.Read(path, MostMegabytes));
            var graph = GraphJson.Read(document);
            return Fault(graph) is { } fault
                ? Refuse(DiffProblems.Malformed(path, fault))
                : Of(graph, $"{Path.GetFileName(path)}, a graph file");
        }
        catch (GraphFormatException error)
        {
            var message = char.ToLowerInvariant(error.Message[0]) + error.Message[1..].TrimEnd('.');
            return Refuse(DiffProblems.Malformed(path, message));
        }
        catch (InputFileException error)
        {
            return Refuse(DiffProblems.Unreadable(path, error.Message));
        }
    }

    // A program declares a tree under one stack; a file may contain anything.
    private static string? Fault(ResourceGraph graph)
    {
        var parents = graph.Nodes.ToDictionary(node => node.Urn, node => node.Parent, StringComparer.Ordinal);
        if (graph.Nodes.Count(node => node.Parent is null) != 1)
        {
            return "it does not have exactly one resource without a parent";
        }
        if (graph.Nodes.FirstOrDefault(node => node.Parent is { } parent && !parents.ContainsKey(parent)) is { } orphan)
        {
            return $"the parent of {orphan.Name} is missing";
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
