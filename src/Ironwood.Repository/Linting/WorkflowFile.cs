using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ironwood.Repository.Linting;

/// <summary>The parts of a GitHub workflow that checks read.</summary>
/// <param name="Name">Its path in the repository, with slashes.</param>
/// <param name="Root">The whole document.</param>
/// <param name="Jobs">Its jobs by id.</param>
internal sealed partial record WorkflowFile(
    string Name, YamlMappingNode Root, IReadOnlyDictionary<string, YamlMappingNode> Jobs)
{
    /// <summary>GitHub's folder for workflows.</summary>
    public const string Folder = ".github/workflows";

    /// <summary>Every workflow of a repository.</summary>
    /// <exception cref="YamlException">A file is not YAML.</exception>
    public static IReadOnlyList<WorkflowFile> Of(string root) =>
    [.. from path in Paths(root) select Parse($"{Folder}/{Path.GetFileName(path)}", File.ReadAllText(path))];

    /// <summary>The files of a repository's workflows.</summary>
    public static IReadOnlyList<string> Paths(string root) => Directory.Exists(Path.Combine(root, Folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(root, Folder))
            .Where(path => Path.GetExtension(path) is ".yml" or ".yaml")
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Reads one.</summary>
    public static WorkflowFile Parse(string name, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = stream.Documents.FirstOrDefault()?.RootNode as YamlMappingNode ?? new();
        var jobs = Child(root, "jobs") as YamlMappingNode ?? new();
        return new(name, root, jobs.Children
            .Where(job => job.Value is YamlMappingNode)
            .ToDictionary(job => job.Key.ToString(), job => (YamlMappingNode)job.Value, StringComparer.Ordinal));
    }

    public static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) =>
        (Child(job, "steps") as YamlSequenceNode ?? []).OfType<YamlMappingNode>();

    /// <summary>The node of a key; null when absent.</summary>
    public static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    /// <summary>The text of a key; null when absent.</summary>
    public static string? Text(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    /// <summary>Scripts of its steps, each with its place.</summary>
    public IEnumerable<(string Place, string Script)> Scripts() =>
        from job in Jobs
        from step in Steps(job.Value)
        let script = Text(step, "run")
        where script is not null
        select ($"{Name}:{Child(step, "run")!.Start.Line} ({job.Key})", script);

    /// <summary>A script for a shell: GitHub's expressions are replaced by a word.</summary>
    public static string WithoutExpressions(string script) => Expression().Replace(script, "expression");

    [GeneratedRegex(@"\$\{\{.*?\}\}")]
    private static partial Regex Expression();
}
