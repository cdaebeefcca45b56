using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ironwood.Repository.Tests.Architecture;

/// <summary>What a source file says of its place: its namespace, what it uses, which types it declares.</summary>
/// <param name="Path">Path from the root.</param>
/// <param name="Namespace">The namespace that it declares; that of its folder for a page (<c>.razor</c>).</param>
/// <param name="Usings">
/// The names behind <c>using</c> in the file and in its project: of namespaces, and of types for static ones and
/// aliases.
/// </param>
/// <param name="Types">The types that it declares outside of other types.</param>
internal sealed partial record SourceFile(
    string Path, string Namespace, IReadOnlyList<string> Usings, IReadOnlyList<string> Types)
{
    private static readonly ConcurrentDictionary<string, SourceFile[]> Read = new(StringComparer.Ordinal);

    private static readonly HashSet<string> NotOurs = ["bin", "obj", "tests"];

    /// <summary>The projects of <c>src</c> and <c>offline</c>, as paths from the root.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. from folder in new[] { "src", "offline" }
           from project in Directory.EnumerateDirectories(SourceTree.Path(folder))
           where Directory.EnumerateFiles(project, "*.csproj").Any()
           select $"{folder}/{System.IO.Path.GetFileName(project)}",
    ];

    /// <summary>The source files of a project.</summary>
    public static IReadOnlyList<SourceFile> In(string project) => Read.GetOrAdd(project, Parse);

    /// <summary>The namespace that the file's folder stands for.</summary>
    public static string NamespaceOfFolder(string project, string file)
    {
        var folder = System.IO.Path.GetRelativePath(project, System.IO.Path.GetDirectoryName(file)!);
        var name = System.IO.Path.GetFileName(project);
        return folder == "." ? name : $"{name}.{folder.Replace('\\', '.').Replace('/', '.')}";
    }

    private static SourceFile[] Parse(string project)
    {
        var shared = SharedUsings(project);
        return
        [
            .. Files(SourceTree.Path(project))
                .Select(file => Of(project, System.IO.Path.GetRelativePath(SourceTree.Root, file)))
                .Select(file => file with { Usings = [.. file.Usings, .. shared] }),
        ];
    }

    // What the project file gives to each file: a file need not use it, but it may.
    private static IEnumerable<string> SharedUsings(string project) =>
        XDocument.Parse(SourceTree.Read($"{project}/{System.IO.Path.GetFileName(project)}.csproj"))
            .Descendants("Using").Attributes("Include").Select(include => include.Value);

    private static SourceFile Of(string project, string file)
    {
        var text = SourceTree.Read(file);
        if (file.EndsWith(".razor", StringComparison.Ordinal))
        {
            var usings = PageUsing().Matches(text).Select(match => match.Groups["name"].Value);
            return new(
                file, NamespaceOfFolder(project, file), [.. usings],
                [System.IO.Path.GetFileNameWithoutExtension(file)]);
        }
        var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        var space = root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        var types = space?.Members ?? root.Members;
        return new(
            file,
            space?.Name.ToString() ?? "",
            [.. root.Usings.Select(
                line => line.NamespaceOrType.ToString().Replace("global::", "", StringComparison.Ordinal))],
            [.. types.OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text)]);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(
                file => file.EndsWith(".cs", StringComparison.Ordinal)
                    || file.EndsWith(".razor", StringComparison.Ordinal))
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(inner => !NotOurs.Contains(System.IO.Path.GetFileName(inner)))
                .SelectMany(Files));

    [GeneratedRegex(@"(?m)^@using (static )?(?<name>[\w.]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex PageUsing();
}
