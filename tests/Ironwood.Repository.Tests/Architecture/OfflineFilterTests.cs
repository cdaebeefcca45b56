using System.Xml.Linq;

namespace Ironwood.Repository.Tests.Architecture;

/// <summary>The solution filter of <c>offline/</c> opens whole: all its projects, and what they need.</summary>
public sealed class OfflineFilterTests
{
    private static readonly JsonNode Filter = JsonNode.Parse(SourceTree.Read("offline/Offline.slnf"))!["solution"]!;

    private static IEnumerable<string> Listed => Filter["projects"]!.AsArray().Select(project => $"{project}");

    [Fact]
    public void It_lists_every_project_under_offline_and_every_project_that_one_of_them_references()
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(
            Directory.EnumerateFiles(SourceTree.Path("offline"), "*.csproj", SearchOption.AllDirectories));
        while (open.TryDequeue(out var project))
        {
            if (needed.Add(Path.GetRelativePath(SourceTree.Root, project).Replace('\\', '/')))
            {
                foreach (var reference in XDocument.Load(project).Descendants("ProjectReference"))
                {
                    open.Enqueue(Path.GetFullPath(
                        reference.Attribute("Include")!.Value.Replace('\\', '/'), Path.GetDirectoryName(project)!));
                }
            }
        }

        Assert.True(needed.Count > 5, string.Join(", ", needed));
        Assert.Equal(needed, Listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_solution_has_each_of_them()
    {
        var solution = SourceTree.Read($"offline/{Filter["path"]}").Replace('\\', '/');

        Assert.All(Listed, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }
}
