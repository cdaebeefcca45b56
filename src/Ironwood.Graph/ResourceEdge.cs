namespace Ironwood.Graph;

/// <summary>One dependency: a property of one resource reads a property of another, or waits for it.</summary>
/// <param name="From">URN of the resource that depends.</param>
/// <param name="Path">
/// Path of the input that reads, for example <c>backends[0].group</c>; <see cref="DependsOn"/> for an explicit
/// dependency.
/// </param>
/// <param name="To">URN of the resource it depends on.</param>
/// <param name="Property">The output that is read, for example <c>instanceGroup</c>; empty for an explicit dependency.</param>
public sealed record ResourceEdge(string From, string Path, string To, string Property) : IComparable<ResourceEdge>
{
    /// <summary>The path of an explicit dependency.</summary>
    public const string DependsOn = "dependsOn";

    /// <summary>Whether it is an explicit <c>dependsOn</c> rather than a value that is read.</summary>
    public bool IsExplicit => Path == DependsOn && Property.Length == 0;

    /// <summary>Orders by source, path, target and property, each by its bytes.</summary>
    public int CompareTo(ResourceEdge? other) => other is null
        ? 1
        : Compare(From, other.From) is not 0 and var from ? from
        : Compare(Path, other.Path) is not 0 and var path ? path
        : Compare(To, other.To) is not 0 and var to ? to
        : Compare(Property, other.Property);

    private static int Compare(string a, string b) => string.CompareOrdinal(a, b);
}
