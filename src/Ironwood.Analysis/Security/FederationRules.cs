using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Rules;
using Ironwood.Graph;

namespace Ironwood.Analysis.Security;

/// <summary>Workflows that come in without keys are those of one repository, and cannot raise themselves.</summary>
internal static class FederationRules
{
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string Federation = "roles/iam.workloadIdentityUser";

    // Every claim that says which repository, or whose, begins so.
    private const string RepositoryClaim = "assertion.repository";
    private const string GrantLimit = "iam.googleapis.com/modifiedGrantsByRole";

    private static readonly string[] Granters = ["roles/resourcemanager.projectIamAdmin", "roles/iam.securityAdmin"];

    private static readonly Rule OpenFederation = new(
        "security/open-federation", Severity.Error,
        "Workflows of any repository come in.",
        "GitHub signs everybody's tokens with one key: without a condition each repository of the world is let in.",
        "https://docs.cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines")
    {
        Example = "takes GitHub's tokens of whatever repository",
    };

    private static readonly Rule UnlimitedGranter = new(
        "security/unlimited-granter", Severity.Warning,
        "Somebody may grant every role on the project.",
        "Who may grant roles may grant himself all of them; a condition limits which.",
        "https://docs.cloud.google.com/iam/docs/setting-limits-on-granting-roles")
    {
        Example = "grants roles/resourcemanager.projectIamAdmin, with which every role can be granted",
    };

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
                "compare assertion.repository, or its number, with the one that may")),
        new(UnlimitedGranter, graph =>
            from grant in Grant.Of(graph)
            where Granters.Contains(grant.Role) && grant.On is null
                && grant.Node.Text("condition.expression")?.Contains(GrantLimit, StringComparison.Ordinal) != true
            select new Breach(
                grant.Node, "condition", $"grants {grant.Role}, with which every role can be granted",
                $"add a condition on {GrantLimit} that names the roles to be granted")),
    ];

    /// <summary>
    /// Whether a member is an account of workflows: they act as it from outside, and no machine does, so that it may
    /// administer what they deploy.
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
