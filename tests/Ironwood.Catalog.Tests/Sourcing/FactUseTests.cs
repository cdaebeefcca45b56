using System.Collections;
using System.Reflection;
using Ironwood.Catalog.Sourcing;
using Ironwood.Testing;

namespace Ironwood.Catalog.Tests.Sourcing;

/// <summary>A fact that nothing reads is out of date before anything shows it.</summary>
public sealed class FactUseTests
{
    // What is read by name: the properties of the catalogue's static classes. Lists are read by what is in them.
    private static readonly string[] Facts =
    [
        .. from type in typeof(ISourced).Assembly.GetExportedTypes()
           where type is { IsAbstract: true, IsSealed: true }
           from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where !property.PropertyType.IsAssignableTo(typeof(IEnumerable)) || property.PropertyType == typeof(string)
           select $"{type.Name}.{property.Name}",
    ];

    [Fact]
    public void Every_fact_is_read_by_the_program()
    {
        Assert.Contains("Limits.InstancesPerBalancedGroup", Facts);
        Assert.Equal([], Unread(Facts));
    }

    [Fact]
    public void A_fact_that_nothing_reads_is_found() =>
        Assert.Equal(["Limits.PartsPerToy"], Unread(["Limits.PartsPerToy", "Limits.InstancesPerBalancedGroup"]));

    private static IEnumerable<string> Unread(IEnumerable<string> facts)
    {
        var read = Directory.EnumerateFiles(SourceTree.Path("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            // A comment that mentions a fact does not read it.
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Regex.Matches(line, @"\b[A-Z]\w+\.[A-Z]\w+\b").Select(name => name.Value))
            .ToHashSet(StringComparer.Ordinal);
        return facts.Where(fact => !read.Contains(fact));
    }
}
