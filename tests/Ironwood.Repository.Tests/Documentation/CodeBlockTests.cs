using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ironwood.Repository.Tests.Documentation;

/// <summary>Every C# block of every page compiles as it stands, as a file of a project with implicit usings.</summary>
public sealed class CodeBlockTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithLanguageVersion(
        LanguageVersion.Latest);

    // What is derived from it takes over what it has read of the references, which is most of the work.
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "Block",
        [CSharpSyntaxTree.ParseText(ImplicitUsings, Options)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    [Fact]
    public void Every_block_compiles() => Assert.Equal(
        [],
        from path in SourceTree.Markdown
        from block in Page.Of(path, SourceTree.Read(path)).Blocks()
        where block.Language is "csharp" or "cs"
        from error in Errors(string.Join('\n', block.Lines))
        select $"{path}:{block.First + error.Line}: {error.Message}");

    [Theory]
    [InlineData("var settings = new Ironwood.Planning.Settings.CacheSettings { MemoryGb = 1 };", true)]
    [InlineData("var settings = new Ironwood.Planning.Settings.CacheSettings { Memory = 1 };", false)]
    [InlineData("public sealed class Mine : Pulumi.Stack { }", true)]
    [InlineData("public sealed class Mine : Pulumi.Stack {", false)]
    [InlineData("string text = null;", false)]
    public void Code_that_does_not_compile_is_reported(string code, bool compiles) =>
        Assert.Equal(compiles, !Errors(code).Any());

    private static IEnumerable<(int Line, string Message)> Errors(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Options);
        var isProgram = tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax);
        return Empty.Value
            .WithOptions(
                Empty.Value.Options.WithOutputKind(
                    isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary))
            .AddSyntaxTrees(tree)
            .GetDiagnostics()
            // Warnings are errors here, but a block may show a variable that nothing goes on with.
            .Where(
                diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                    || diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal))
            .Select(
                diagnostic => (
                    diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1,
                    $"{diagnostic.Id}: {diagnostic.GetMessage(null)}"));
    }
}
