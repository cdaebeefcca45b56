namespace Ironwood.Graph;

/// <summary>
/// One dependency: a property of a resource reads a property of another resource, or the resource depends on it
/// explicitly.
/// </summary>
/// <param name="From">URN of the resource that depends.</param>
/// <param name="Path">
/// Path of the input that reads, for example <c>backends[0].group</c>; <see cref="DependsOn"/> for an explicit
/// dependency.
/// </param>
/// <param name="To">URN of the resource it depends on.</param>
/// <param name="Property">The output that is read, for example <c>instanceGroup</c>; empty for an explicit
/// dependency.</param>
public sealed record ResourceEdge(string From, string Path, string To, string Property)
{
    /// <summary>The path of an explicit dependency.</summary>
    public const string DependsOn = "dependsOn";

    /// <summary>Whether it is an explicit <c>dependsOn</c> and not a value that is read.</summary>
    public bool IsExplicit => Path == DependsOn && Property.Length == 0;

    /// <summary>Orders by source, path, target and property, each in ordinal order.</summary>
    public static IComparer<ResourceEdge> BySource { get; } = Comparer<ResourceEdge>.Create(static (a, b) =>
        string.CompareOrdinal(a.From, b.From) is not 0 and var from ? from
        : string.CompareOrdinal(a.Path, b.Path) is not 0 and var path ? path
        : string.CompareOrdinal(a.To, b.To) is not 0 and var to ? to
        : string.CompareOrdinal(a.Property, b.Property));
}
