namespace Ironwood.Catalog.Identity;

/// <summary>The roles of the pods' service account: what a pod does, and no more.</summary>
public static class PodRoles
{
    private static readonly Lazy<IReadOnlyList<IamRole>> Rows = new(static () =>
        EmbeddedRows.Read("Identity/pod-roles.json", RowFormat.Default.IamRoleArray));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IamRole> All => Rows.Value;

    /// <summary>Id of the one role that pods hold on resources of a kind.</summary>
    /// <exception cref="InvalidOperationException">There is no such role, or more than one.</exception>
    public static string On(GrantScope scope) => All.Single(role => role.GrantedOn == scope).Id;
}
