namespace Ironwood.Cli.Launching;

/// <summary>The folder of the project that commands work on.</summary>
internal static class RepositoryRoot
{
    /// <summary>Set by the launcher to its own folder.</summary>
    public const string Variable = "IRONWOOD_ROOT";

    /// <summary>The launcher's folder, else the nearest folder upwards that holds <c>Pulumi.yaml</c>.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } root)
        {
            return root;
        }
        var current = Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(current); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pulumi.yaml")))
            {
                return folder.FullName;
            }
        }
        return current;
    }
}
