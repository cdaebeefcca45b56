namespace Ironwood.Catalog.Identity;

/// <summary>The roles that Google predefines, but the basic ones. A role that is younger than the list is not in
/// it.</summary>
public static class PredefinedRoles
{
    private static readonly Lazy<RoleList> Row = new(static () =>
        EmbeddedRows.Read("Identity/predefined-roles.json", RowFormat.Default.RoleListArray).Single());

    private static readonly Lazy<HashSet<string>> Ids = new(static () => new(Row.Value.Ids, StringComparer.Ordinal));

    /// <summary>Their ids, for example <c>roles/pubsub.publisher</c>, sorted.</summary>
    public static IReadOnlyList<string> All => Row.Value.Ids;

    /// <summary>Day of the list.</summary>
    public static DateOnly AsOf => Row.Value.AsOf;

    /// <summary>Whether there was such a role on that day.</summary>
    public static bool Contain(string id) => Ids.Value.Contains(id);
}
