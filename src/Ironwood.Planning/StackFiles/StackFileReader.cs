namespace Ironwood.Planning.StackFiles;

/// <summary>A configuration from files, or all problems.</summary>
/// <param name="Configuration">The configuration; null if a problem prevents reading it.</param>
/// <param name="Problems">The problems of the files and the overrides.</param>
public sealed record StackFileResult(StackConfiguration? Configuration, IReadOnlyList<Problem> Problems);

/// <summary>
/// Reads <c>Pulumi.yaml</c> and <c>Pulumi.&lt;stack&gt;.yaml</c> as the Pulumi CLI does: the project's values and
/// defaults, then the stack's values, then the overrides of the command line.
/// </summary>
public static class StackFileReader
{
    private const string Prefix = "Pulumi.";
    private const string Ending = ".yaml";

    // Pulumi.<stack>.deploy.yaml holds the settings of Pulumi Cloud's deployments.
    private const string DeploymentSettings = ".deploy";

    /// <summary>Reads the configuration of a stack.</summary>
    /// <param name="directory">Folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">Stack name, also as <c>ORG/NAME</c> or <c>ORG/PROJECT/NAME</c>.</param>
    /// <param name="overrides"><c>key=value</c>; keys in the notation of <c>pulumi config set --path</c>, values in
    /// YAML.</param>
    public static StackFileResult Read(string directory, string stack, IEnumerable<string>? overrides = null)
    {
        var (problems, refused) = (new List<Problem>(), new List<Problem>());
        var options = overrides?.ToArray() ?? [];
        var projectRoot = ReadFile(
            Path.Combine(directory, ProjectFile.File), YamlPlace.ProjectFile(ProjectFile.File), problems);
        var project = projectRoot is null ? null : ProjectFile.Read(projectRoot, refused);
        if (project is null)
        {
            problems.AddRange(refused);
        }
        var name = StackName.Read(stack);
        if (project is not null && name?.Misplaced(project.Name, stack) is { } misplaced)
        {
            return new(null, [misplaced]);
        }
        var folder = project?.StackFolder ?? "";
        var file = (folder.Length > 0 ? folder + "/" : "") + Prefix + (name?.Name ?? stack) + Ending;
        var root = ReadStackFile(directory, folder, file, stack, name, problems);
        if (project is null || root is null)
        {
            return new(null, problems);
        }
        if (options.Length == 0 && StackFile.Imports(root, file) is { } imports)
        {
            return new(null, [imports]);
        }
        refused.AddRange(StackFile.Encryption(root, file));
        var map = Merge(project, root, file, problems, refused);
        foreach (var text in options)
        {
            map = ConfigOverride.Apply(map, text, project.Name, problems);
        }
        refused.AddRange(EngineSettings.Check(map));
        refused.AddRange(
            project.Declarations.SelectMany(declaration => Disagreements(declaration, map, project, file)));
        return problems.Count > 0
            ? new(null, problems)
            : new(new(project.Name, name!.Name, map) { Refused = refused }, []);
    }

    /// <summary>The stacks that have a file, sorted.</summary>
    /// <param name="directory">Folder of <c>Pulumi.yaml</c>.</param>
    public static IReadOnlyList<string> Stacks(string directory)
    {
        var root = ReadFile(Path.Combine(directory, ProjectFile.File), YamlPlace.ProjectFile(ProjectFile.File), []);
        return StacksOf(Path.Join(directory, root is null ? "" : ProjectFile.Read(root, [])?.StackFolder));
    }

    /// <summary>The path of a stack's file from the project's folder, whether the file exists or not.</summary>
    /// <param name="directory">Folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack's short name.</param>
    public static string PathOf(string directory, string stack)
    {
        var root = ReadFile(Path.Combine(directory, ProjectFile.File), YamlPlace.ProjectFile(ProjectFile.File), []);
        var folder = root is null ? "" : ProjectFile.Read(root, [])?.StackFolder ?? "";
        return (folder.Length > 0 ? folder + "/" : "") + Prefix + stack + Ending;
    }

    private static string[] StacksOf(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, $"{Prefix}*{Ending}")
            .Select(file => Path.GetFileName(file)[Prefix.Length..^Ending.Length])
            .Where(stack => !stack.EndsWith(DeploymentSettings, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static ConfigMap? ReadStackFile(
        string directory, string folder, string file, string stack, StackName? name, List<Problem> problems)
    {
        var path = Path.Join(directory, file);
        var isOfDeployments = name?.Name.EndsWith(DeploymentSettings, StringComparison.Ordinal) == true;
        if (name is not null && !isOfDeployments && File.Exists(path))
        {
            return ReadFile(path, YamlPlace.StackFile(file), problems);
        }
        var stacks = StacksOf(Path.Join(directory, folder));
        var suggestion = Spelling.Nearest(name?.Name ?? stack, stacks);
        problems.Add(new(
            Diagnostics.UnknownStack, "--stack",
            isOfDeployments
                ? $"is not a stack: {file} holds settings of Pulumi Cloud's deployments"
                : $"has no file {file}", stack,
            stacks.Length == 0 ? "there are no stack files here" : string.Join(", ", stacks),
            suggestion is not null ? $"did you mean '{suggestion}'?"
                : stacks.Length == 0
                    ? $"create {file}"
                    : $"create {file}, for example from {Prefix}{stacks[0]}{Ending}"));
        return null;
    }

    private static ConfigMap Merge(
        ProjectFile project, ConfigMap root, string file, List<Problem> problems, List<Problem> refused)
    {
        var values = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var declaration in project.Declarations.Where(declaration => declaration.Value is not null))
        {
            values[declaration.Key] = declaration.Value!;
        }
        var section = root["config"];
        switch (section)
        {
            case ConfigMap settings:
                foreach (var (key, value) in ConfigKey.Settings(settings, file, project.Name, refused))
                {
                    values[key] = EngineScalar.AtTop(value);
                }
                break;
            case not (null or ConfigNull):
                problems.Add(new(
                    Diagnostics.WrongType, $"{file}: config", "is not a map", Allowed: "a map of settings",
                    Fix: "write one setting per line under 'config:'", Location: section.Location));
                break;
        }
        return new([.. values], section?.Location ?? root.Location ?? new(file, 1, 1));
    }

    // The problems that the CLI finds when it compares a stack's settings with the project's declarations.
    private static IEnumerable<Problem> Disagreements(
        Declaration declaration, ConfigMap map, ProjectFile project, string file)
    {
        var (key, type) = (declaration.Key, declaration.Type);
        if (map[key] is not { } value)
        {
            if (key.StartsWith($"{project.Name}:", StringComparison.Ordinal))
            {
                yield return new(
                    Diagnostics.MissingValue, key, $"is required: {ProjectFile.File} declares it without a default",
                    Fix: $"write '{key}: VALUE' under 'config:' in {file}", Location: map.Location);
            }
        }
        else if (type is not null && !ReferenceEquals(value, declaration.Value) && !type.AcceptsOfStack(value))
        {
            yield return new(
                Diagnostics.WrongType, key, $"does not have the type that {ProjectFile.File} declares",
                (value as ConfigScalar)?.Text, $"{type}", $"write a value of type {type}", value.Location);
        }
        else if (declaration.IsSecret && value is not ConfigSecret)
        {
            yield return new(
                Diagnostics.RefusedByCli,
                $"{ProjectFile.File}: {key}",
                "requires stacks to encrypt it, but no setting of this program is secret",
                Allowed: "secret: false",
                Fix: $"remove 'secret' from its declaration in {ProjectFile.File}",
                Location: declaration.Location);
        }
    }

    private static ConfigMap? ReadFile(string path, YamlPlace place, List<Problem> problems)
    {
        var file = place.File!;
        try
        {
            switch (YamlConfig.Read(YamlText.Read(path), place))
            {
                case ConfigMap map:
                    return map;
                case ConfigNull:
                    return ConfigMap.Empty;
            }
            problems.Add(new(
                Diagnostics.UnparsableYaml, file, "is not a map of settings", Allowed: "a map",
                Fix: "begin with 'config:'", Location: new(file, 1, 1)));
        }
        catch (YamlRefusal error)
        {
            problems.Add(new(
                Diagnostics.UnparsableYaml,
                file,
                $"is not valid YAML: {char.ToLowerInvariant(error.Message[0])}{error.Message[1..]}",
                Fix: "correct the line; an editor with YAML support shows the error",
                Location: new(file, error.Line, error.Column)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(
                Diagnostics.MissingProjectFile, file, error is FileNotFoundException or DirectoryNotFoundException
                    ? "is missing" : "cannot be read",
                Fix: "run in the folder that holds it"));
        }
        return null;
    }
}
