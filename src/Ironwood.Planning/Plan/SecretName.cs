namespace Ironwood.Planning.Plan;

/// <summary>The two forms of a secret's name: its id alone, or with its project.</summary>
public static partial class SecretName
{
    /// <summary>What a name may look like, for messages.</summary>
    internal const string Forms =
        "ID, or projects/P/secrets/ID; ID is 1 to 255 letters, digits, dashes and underscores";

    /// <summary>Whether a text has one of the two forms.</summary>
    public static bool IsValid(string name) => Form().IsMatch(name);

    /// <summary>The name with its project, <c>projects/P/secrets/ID</c>.</summary>
    /// <param name="name">A valid name.</param>
    /// <param name="project">The project of a name that has none.</param>
    public static string InFull(string name, string project)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Contains('/', StringComparison.Ordinal) ? name : $"projects/{project}/secrets/{name}";
    }

    /// <summary>Project and id of a name in full.</summary>
    /// <exception cref="ArgumentException">The name is not in full.</exception>
    public static (string Project, string Id) Parts(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('/') is ["projects", var project, "secrets", var id]
            ? (project, id)
            : throw new ArgumentException("is not a secret's name with its project", nameof(name));
    }

    [GeneratedRegex(@"\A(projects/[a-z0-9][a-z0-9:.-]*[a-z0-9]/secrets/)?[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex Form();
}
