using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Security;

/// <summary>Accounts have only the roles that their task needs.</summary>
internal static class RoleRules
{
    private const string Practice = "https://docs.cloud.google.com/iam/docs/using-iam-securely";

    private static readonly string[] Basic = ["roles/owner", "roles/editor", "roles/viewer"];
    private static readonly string[] Public = ["allUsers", "allAuthenticatedUsers"];

    private static readonly Rule BasicRole = new(
        "security/basic-role", Severity.Warning,
        "A member has a basic role.",
        "Owner, editor and viewer apply to all services, but a task needs only one or two.", Practice,
        Example: "grants roles/editor, which applies to all services");

    private static readonly Rule AdminRole = new(
        "security/admin-role", Severity.Warning,
        "A member has an administrator role.",
        "A program that runs models does not need to change the platform; with such a role, a stolen token can change "
        + "it.", Practice,
        Example: "grants roles/compute.admin, an administrator role that pods do not need");

    private static readonly Rule PublicMember = new(
        "security/public-member", Severity.Warning,
        "A role is granted to everyone.",
        "Everyone on the Internet, or everyone with a Google account, has it.",
        "https://docs.cloud.google.com/iam/docs/overview",
        Example: "grants roles/storage.objectViewer to allUsers");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(BasicRole, graph =>
            from grant in Grant.Of(graph)
            where Basic.Contains(grant.Role)
            select new Breach(
                grant.Node,
                "role",
                $"grants {grant.Role}, which applies to all services",
                "grant roles of the services that it uses instead")),
        new(AdminRole, graph =>
            from grants in new[] { Grant.Of(graph) }
            from grant in grants
            where grant.Role.EndsWith("admin", StringComparison.OrdinalIgnoreCase)
                && !FederationRules.IsWorkflows(graph, grants, grant.Member)
            select new Breach(
                grant.Node,
                "role",
                $"grants {grant.Role}, an administrator role that pods do not need",
                "grant a role without administrator rights instead")),
        new(PublicMember, graph =>
            from grant in Grant.Of(graph)
            where Public.Contains(grant.Member)
            select new Breach(grant.Node, "member", $"grants {grant.Role} to {grant.Member}",
                "grant it to the accounts that need it")),
    ];
}
