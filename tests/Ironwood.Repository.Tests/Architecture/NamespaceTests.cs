namespace Ironwood.Repository.Tests.Architecture;

/// <summary>A folder is a namespace and a concern; inside a project no two concerns need each other.</summary>
public sealed class NamespaceTests
{
    public static TheoryData<string> Projects => [.. SourceFile.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_namespaces_of_a_project_use_each_other_in_a_circle(string project) =>
        AssertNone(new NamespaceGraph(SourceFile.In(project)).Cycles());

    [Fact]
    public void A_folder_is_a_namespace() => AssertNone(
        from project in Product
        from file in SourceFile.In(project)
        where file.Namespace.Length > 0 && file.Namespace != SourceFile.NamespaceOfFolder(project, file.Path)
        select $"{file.Path} is in {file.Namespace}");

    // A reader who meets a name must not have to ask which of two things it is.
    [Fact]
    public void No_two_types_have_the_same_name() => AssertNone(
        from project in Product
        from file in SourceFile.In(project)
        from type in file.Types
            // One type may lie in several files, and have a sister with type parameters.
        group file by type into same
        where same.DistinctBy(file => file.Namespace).Count() > 1
        select $"{same.Key}: {string.Join(", ", same.Select(file => file.Path))}");

    [Fact]
    public void A_using_that_closes_a_circle_is_named_with_its_file()
    {
        SourceFile[] files =
        [
            File("P.A", "P.B"), File("P.B", "P.C.Thing"), File("P.C", "P.A"), File("P.D", "P.A"),
        ];

        Assert.Equal(
            ["P.A -> P.B: P.A.cs", "P.B -> P.C: P.B.cs", "P.C -> P.A: P.C.cs"], new NamespaceGraph(files).Cycles());
        Assert.Equal([], new NamespaceGraph([.. files.Where(file => file.Namespace != "P.C")]).Cycles());
    }

    [Fact]
    public void A_child_may_use_its_parent()
    {
        Assert.Equal([], new NamespaceGraph([File("P", "P.A"), File("P.A", "P")]).Cycles());
        Assert.Equal(
            ["P.A.Inner -> P.B: P.A.Inner.cs", "P.B -> P.A.Inner: P.B.cs"],
            new NamespaceGraph([File("P.B", "P.A.Inner"), File("P.A.Inner", "P.B")]).Cycles());
    }

    private static IEnumerable<string> Product =>
        SourceFile.Projects.Where(project => project.StartsWith("src/", StringComparison.Ordinal));

    // All of them are shown, where an assertion on a list shows the first ones.
    private static void AssertNone(IEnumerable<string> faults)
    {
        var lines = faults.ToArray();
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }

    private static SourceFile File(string name, params string[] usings) => new($"{name}.cs", name, usings, []);
}
