using System.Reflection;

namespace Pulumi.Conformance.Tests.Packages;

/// <summary>A package: its schema, the tokens in use, and the assembly that the build supplies for it.</summary>
internal sealed class PackageUnderTest
{
    private static readonly Dictionary<string, PackageUnderTest> All = new()
    {
        ["gcp"] = new("gcp", "Pulumi.Gcp", typeof(Gcp.Compute.Network).Assembly),
        ["random"] = new("random", "Pulumi.Random", typeof(Random.RandomId).Assembly),
    };

    private readonly string _namespace;
    private readonly Assembly _assembly;

    private PackageUnderTest(string name, string rootNamespace, Assembly assembly)
    {
        _namespace = rootNamespace;
        _assembly = assembly;
        var folder = Path.Combine(AppContext.BaseDirectory, name);
        Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "schema.json")))!.AsObject();
        Tokens = [.. File.ReadLines(Path.Combine(folder, "tokens.txt")).Where(line => line is not ("" or ['#', ..]))];
    }

    public static IEnumerable<string> AllTokens => All.Values.SelectMany(package => package.Tokens);

    public IReadOnlyList<string> Tokens { get; }

    public JsonObject Schema { get; }

    public static PackageUnderTest Of(string token) =>
        All[token.Split(':') is ["pulumi", "providers", var name] ? name : token.Split(':')[0]];

    /// <summary>The class of that name beside the class of a token, or in a namespace below it.</summary>
    public Type Class(string token, string name)
    {
        var module = token.Split(':')[1].Split('/')[0];
        var space = module is "index" or "providers" or ""
            ? _namespace
            : $"{_namespace}.{Schema["language"]!["csharp"]!["namespaces"]![module] ?? Raised(module)}";
        return _assembly.GetType($"{space}.{name}") is { } type
            ? type
            : throw new Xunit.Sdk.XunitException(
                $"{_assembly.GetName().Name} has no class {space}.{name}, which {token} needs.");
    }

    /// <summary>The class name of a token.</summary>
    public static string NameOf(string token) => token.StartsWith("pulumi:", StringComparison.Ordinal)
        ? "Provider"
        : Raised(token.Split(':')[2]);

    private static string Raised(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
