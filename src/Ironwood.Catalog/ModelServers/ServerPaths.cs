namespace Ironwood.Catalog.ModelServers;

/// <summary>The model server's paths: those that callers may reach, and some of those that they may not.</summary>
public static class ServerPaths
{
    private static readonly Lazy<ServerPath[]> Rows = new(static () => EmbeddedRows
        .Read("ModelServers/server-paths.json", RowFormat.Default.ServerPathArray));

    /// <summary>What the hosts' proxies pass on.</summary>
    public static IReadOnlyList<ServerPath> Public => [.. Rows.Value.Where(path => path.IsPublic)];

    /// <summary>
    /// What they never pass on. The list is not complete, and need not be: the proxies pass on nothing but
    /// <see cref="Public"/>.
    /// </summary>
    public static IReadOnlyList<ServerPath> Private => [.. Rows.Value.Where(path => !path.IsPublic)];
}
