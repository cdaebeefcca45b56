using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Security;

/// <summary>
/// Workflows that sign in without keys come from one repository, and cannot give themselves more rights.
/// </summary>
internal static class FederationRules
{
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string Federation = "roles/iam.workloadIdentityUser";

    // Each claim that identifies the repository or its owner begins with this.
    private const string RepositoryClaim = "assertion.repository";
    private const string GrantLimit = "iam.googleapis.com/modifiedGrantsByRole";

    private static readonly string[] Granters = ["roles/resourcemanager.projectIamAdmin", "roles/iam.securityAdmin"];

    private static readonly Rule OpenFederation = new(
        "security/open-federation", Severity.Error,
        "Workflows of any repository can sign in.",
        "GitHub signs all tokens with the same key: without a condition, any repository in the world is accepted.",
        "https://docs.cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines",
        Example: "accepts GitHub's tokens of any repository");

    private static readonly Rule UnlimitedGranter = new(
        "security/unlimited-granter", Severity.Warning,
        "An account can grant every role on the project.",
        "An account that can grant roles can grant itself all of them; a condition limits which roles.",
        "https://docs.cloud.google.com/iam/docs/setting-limits-on-granting-roles",
        Example: "grants roles/resourcemanager.projectIamAdmin, which can grant every role");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(OpenFederation, graph =>
            from provider in graph.OfType(ResourceTypes.IdentityProvider)
            where provider.Text("oidc.issuerUri")?.Contains(GitHub, StringComparison.OrdinalIgnoreCase) == true
                && provider.Text("attributeCondition")?.Contains(RepositoryClaim, StringComparison.Ordinal) != true
            select new Breach(
                provider,
                "attributeCondition",
                OpenFederation.Example!,
                "add an attribute condition that compares assertion.repository, or assertion.repository_id, with your "
                + "repository")),
        new(UnlimitedGranter, graph =>
            from grant in Grant.Of(graph)
            where Granters.Contains(grant.Role) && grant.On is null
                && grant.Node.Text("condition.expression")?.Contains(GrantLimit, StringComparison.Ordinal) != true
            select new Breach(
                grant.Node, "condition", $"grants {grant.Role}, which can grant every role",
                $"add a condition on {GrantLimit} that lists the roles that it may grant")),
    ];

    /// <summary>
    /// Whether a member is an account that only workflows use. No machine runs as it, so it may administer what the
    /// workflows deploy.
    /// </summary>
    public static bool IsWorkflows(ResourceGraph graph, IReadOnlyList<Grant> grants, string member) =>
        graph.ReadIn(member).FirstOrDefault() is { } account
        && grants.Any(
            grant => grant.On == account
                && grant.Role == Federation
                && grant.Member.StartsWith("principal", StringComparison.Ordinal))
        && !graph.OfType(ResourceTypes.InstanceTemplate).Any(template =>
            graph.ReadIn(template.Text("serviceAccount.email")).Contains(account));
}
