using Ironwood.Planning;
using Ironwood.Planning.Settings;
using Ironwood.Problems;
using YamlDotNet.Core;

namespace Ironwood.Preview.StackFiles;

/// <summary>A configuration from files, or all the reasons why it cannot be made.</summary>
/// <param name="Configuration">The configuration; null while a problem stands.</param>
/// <param name="Problems">Every problem of the files and the overrides.</param>
public sealed record StackFileResult(StackConfiguration? Configuration, IReadOnlyList<Problem> Problems);

/// <summary>
/// Reads <c>Pulumi.yaml</c> and <c>Pulumi.&lt;stack&gt;.yaml</c> as the Pulumi engine does: the project's values
/// and defaults, over them the stack's, over them the overrides of the command line.
/// </summary>
public static class StackFileReader
{
    private const string ProjectFile = "Pulumi.yaml";

    /// <summary>Reads the configuration of a stack.</summary>
    /// <param name="directory">Folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">Stack name.</param>
    /// <param name="overrides"><c>key=value</c>; keys in the notation of <c>pulumi config set --path</c>, values in YAML.</param>
    public static StackFileResult Read(string directory, string stack, IEnumerable<string>? overrides = null)
    {
        var problems = new List<Problem>();
        var project = ReadFile(Path.Combine(directory, ProjectFile), problems);
        var name = project is null ? null : ReadProjectName(project, problems);
        var stackFile = $"Pulumi.{stack}.yaml";
        var stackMap = ReadStackFile(directory, stack, stackFile, problems);
        if (project is null || name is null || stackMap is null)
        {
            return new(null, problems);
        }

        var values = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var (key, node) in Section(project, "config", ProjectFile, problems))
        {
            if (ProjectValue(node) is { } value)
            {
                values[Qualify(key, name)] = value;
            }
        }
        foreach (var (key, node) in Section(stackMap, "config", stackFile, problems))
        {
            values[Qualify(key, name)] = node;
        }
        var map = new ConfigMap([.. values]);
        foreach (var text in overrides ?? [])
        {
            map = ConfigOverride.Apply(map, text, name, problems);
        }
        return problems.Count > 0 ? new(null, problems) : new(new(name, stack, map), problems);
    }

    /// <summary>The stacks that have a file in a folder, sorted.</summary>
    public static IReadOnlyList<string> Stacks(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "Pulumi.*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..])
            .Order(StringComparer.Ordinal),
    ];

    private static ConfigMap? ReadStackFile(string directory, string stack, string file, List<Problem> problems)
    {
        var path = Path.Combine(directory, file);
        if (stack.Length > 0 && stack.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && File.Exists(path))
        {
            return ReadFile(path, problems);
        }
        var stacks = Directory.Exists(directory) ? Stacks(directory) : [];
        var suggestion = Spelling.Nearest(stack, stacks);
        problems.Add(new(
            Diagnostics.UnknownStack, "--stack", $"has no file {file}", stack,
            stacks.Count == 0 ? "no stack has a file here" : string.Join(", ", stacks),
            suggestion is not null ? $"did you mean '{suggestion}'?"
                : stacks.Count == 0 ? $"create {file}" : $"create {file}, for example from Pulumi.{stacks[0]}.yaml"));
        return null;
    }

    private static string? ReadProjectName(ConfigMap project, List<Problem> problems)
    {
        if (project["name"] is ConfigScalar { Text.Length: > 0 } name)
        {
            return name.Text;
        }
        problems.Add(new(
            Diagnostics.MissingProjectFile, ProjectFile, "has no project name", Fix: "write 'name: ironwood' at its top",
            Location: project.Location));
        return null;
    }

    private static ConfigMap? ReadFile(string path, List<Problem> problems)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var reader = new StreamReader(path);
            switch (YamlConfig.Read(reader, file))
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
        catch (YamlException error)
        {
            problems.Add(new(
                Diagnostics.UnparsableYaml, file, $"is not valid YAML: {Reason(error)}",
                Fix: "mend the line; a YAML-aware editor shows where it breaks",
                Location: new(file, (int)error.Start.Line, (int)error.Start.Column)));
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

    private static string Reason(YamlException error)
    {
        var reason = (error.InnerException ?? error).Message;
        return char.ToLowerInvariant(reason[0]) + reason[1..].TrimEnd('.');
    }

    private static IEnumerable<KeyValuePair<string, ConfigNode>> Section(
        ConfigMap file, string section, string fileName, List<Problem> problems)
    {
        switch (file[section])
        {
            case ConfigMap map:
                return map.Entries;
            case null or ConfigNull:
                return [];
            case var other:
                problems.Add(new(
                    Diagnostics.WrongType, $"{fileName}: {section}", "is not a map", Allowed: "a map of settings",
                    Fix: "write one setting a line", Location: other.Location));
                return [];
        }
    }

    // In Pulumi.yaml a key holds a value, or declares a type whose default or value counts.
    private static ConfigNode? ProjectValue(ConfigNode node) => node switch
    {
        ConfigMap map when map["value"] is { } value => value,
        ConfigMap map when map["default"] is { } value => value,
        ConfigMap map when map["type"] is not null || map["description"] is not null => null,
        _ => node,
    };

    private static string Qualify(string key, string project) =>
        key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";
}
