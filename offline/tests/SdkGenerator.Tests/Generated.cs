using System.Reflection;
using Ironwood.SdkGenerator.Emit;
using Ironwood.SdkGenerator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ironwood.SdkGenerator.Tests;

/// <summary>Generates, compiles and loads the C# of a schema.</summary>
internal static class Generated
{
    // Shared by all compilations: reading the references is most of the work.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Empty",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file
                && (file.StartsWith("System.", StringComparison.Ordinal) || file is "Pulumi.dll" or "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            // Binding to a newer framework than Pulumi was built for: every build ignores it.
            specificDiagnosticOptions: [KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress)]));

    public static string SourceFrom(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return PackageEmitter.Emit(PackageReader.Read(new JsonPlace(document.RootElement, "$")));
    }

    /// <summary>The assembly, compiled without as much as a warning.</summary>
    public static Assembly AssemblyFrom(string schema)
    {
        var compilation = Empty
            .WithAssemblyName("Generated" + Guid.NewGuid().ToString("N"))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(SourceFrom(schema)));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Hidden));
        return Assembly.Load(stream.ToArray());
    }

    public static Type TypeFrom(string schema, string name) => AssemblyFrom(schema).GetType(name, throwOnError: true)!;

    /// <summary>The problems that the generator has with a schema.</summary>
    public static IReadOnlyList<Problem> ProblemsOf(string schema) =>
        Assert.Throws<ProblemException>(() => SourceFrom(schema)).Problems;
}
