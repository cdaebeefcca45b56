using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Security;

/// <summary>Nobody holds more than what a task needs.</summary>
internal static class RoleRules
{
    private const string Practice = "https://docs.cloud.google.com/iam/docs/using-iam-securely";

    private static readonly string[] Basic = ["roles/owner", "roles/editor", "roles/viewer"];
    private static readonly string[] Public = ["allUsers", "allAuthenticatedUsers"];

    private static readonly Rule BasicRole = new(
        "security/basic-role", Severity.Warning,
        "Somebody holds a basic role.",
        "Owner, editor and viewer reach over all services, of which a task needs one or two.", Practice)
    {
        Example = "grants roles/editor, which reaches over all services",
    };

    private static readonly Rule AdminRole = new(
        "security/admin-role", Severity.Warning,
        "Somebody holds a role that administers something.",
        "What runs models needs no right to change the platform; a stolen token then changes it too.", Practice)
    {
        Example = "grants roles/compute.admin, which administers more than a pod's work",
    };

    private static readonly Rule PublicMember = new(
        "security/public-member", Severity.Warning,
        "A role is granted to everybody.",
        "Everybody on the Internet, or with any Google account, holds it.",
        "https://docs.cloud.google.com/iam/docs/overview")
    {
        Example = "grants roles/storage.objectViewer to allUsers",
    };

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(BasicRole, graph =>
            from grant in Grant.Of(graph)
            where Basic.Contains(grant.Role)
            select new Breach(
                grant.Node,
                "role",
                $"grants {grant.Role}, which reaches over all services",
                "grant the roles of the services in use")),
        new(AdminRole, graph =>
            from grants in new[] { Grant.Of(graph) }
            from grant in grants
            where grant.Role.EndsWith("admin", StringComparison.OrdinalIgnoreCase)
                && !FederationRules.IsWorkflows(graph, grants, grant.Member)
            select new Breach(
                grant.Node,
                "role",
                $"grants {grant.Role}, which administers more than a pod's work",
                "grant a role that only uses the service")),
        new(PublicMember, graph =>
            from grant in Grant.Of(graph)
            where Public.Contains(grant.Member)
            select new Breach(grant.Node, "member", $"grants {grant.Role} to {grant.Member}", "name who needs it")),
    ];
}
