using Ironwood.Analysis.Diff;

namespace Ironwood.Cli.Comparing;

/// <summary>Changes that differ only in the numbers of their names, such as those of nine slices.</summary>
/// <param name="Members">The changes, in the order of their names; never empty.</param>
internal sealed partial record ChangeGroup(IReadOnlyList<ResourceChange> Members)
{
    /// <summary>The first of them, as an example.</summary>
    public ResourceChange First => Members[0];

    /// <summary>Their names, shortened.</summary>
    public string Names => NameList.Of([.. Members.Select(change => change.Resource.Name)]);

    public string Type => ResourceType.Short(First.Resource.Type);

    /// <summary>Changes as groups, in the order of their first members.</summary>
    public static IReadOnlyList<ChangeGroup> Of(IEnumerable<ResourceChange> changes) =>
    [
        .. changes.GroupBy(Likeness).Select(group => new ChangeGroup(
            [.. group.OrderBy(change => change.Resource.Name, NaturalOrder.Comparer)])),
    ];

    private static string Likeness(ResourceChange change) => string.Join(
        '\n',
        [
            change.Kind.ToString(), change.Resource.Type, Digits().Replace(change.Resource.Name, "#"),
            change.DeletesFirst.ToString(), change.IsMoved.ToString(),
            .. change.Refusals.Select(refusal => refusal.Reason),
            .. change.Causes.Select(cause => $"{cause.Path} {Digits().Replace(cause.Reason, "#")}"),
            .. change.Properties.Select(property => property.Path),
        ]);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
