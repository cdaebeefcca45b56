namespace Ironwood.Repository.Tests.Architecture;

/// <summary>Which namespaces of a project use which others of it, by the <c>using</c> lines of its files.</summary>
internal sealed class NamespaceGraph
{
    // Namespace, what it uses, and the files that use it.
    private readonly Dictionary<string, ILookup<string, string>> _uses;

    /// <param name="files">The files of one project.</param>
    public NamespaceGraph(IReadOnlyList<SourceFile> files)
    {
        var own = files.Select(file => file.Namespace).ToHashSet(StringComparer.Ordinal);
        _uses = own.ToDictionary(name => name, name => UsesOf(name, files, own), StringComparer.Ordinal);
    }

    /// <summary>The uses that are part of a cycle, each as <c>NAMESPACE -> USED: files</c>.</summary>
    public IReadOnlyList<string> Cycles()
    {
        var reached = _uses.Keys.ToDictionary(name => name, ReachedFrom, StringComparer.Ordinal);
        return
        [
            .. from name in _uses.Keys.Order(StringComparer.Ordinal)
               from use in _uses[name].OrderBy(use => use.Key, StringComparer.Ordinal)
               where reached[use.Key].Contains(name)
               select $"{name} -> {use.Key}: {string.Join(", ", use)}",
        ];
    }

    private static ILookup<string, string> UsesOf(string name, IReadOnlyList<SourceFile> files, HashSet<string> own) =>
        (
            from file in files
            where file.Namespace == name
            from line in file.Usings
            let used = Nearest(line, own)
            // A child may use its parent.
            where used is not null && used != name && !name.StartsWith($"{used}.", StringComparison.Ordinal)
            select (used, file.Path)).Distinct().ToLookup(use => use.used, use => use.Path);

    private HashSet<string> ReachedFrom(string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var name))
        {
            foreach (var use in _uses[name].Where(use => reached.Add(use.Key)))
            {
                open.Push(use.Key);
            }
        }
        return reached;
    }

    // The project's namespace that a name lies in: its own, or for a type that of the type.
    private static string? Nearest(string name, HashSet<string> own) =>
        own.Contains(name) ? name
        : name.LastIndexOf('.') is var dot and > 0 ? Nearest(name[..dot], own)
        : null;
}
