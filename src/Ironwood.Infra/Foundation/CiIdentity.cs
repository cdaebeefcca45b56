using Ironwood.Catalog;
using Ironwood.Catalog.Identity;
using Pulumi.Gcp.Iam;
using Pulumi.Gcp.Iam.Inputs;
using Pulumi.Gcp.Projects;
using Pulumi.Random;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// Lets the GitHub workflows of one repository sign in without a key: a workload identity pool and a provider that
/// accept only this repository's tokens, one account that deploys, and one account that only reads.
/// </summary>
/// <remarks>
/// The accounts can change neither these resources nor the pods' identity. A person must run the first <c>pulumi
/// up</c>, and each one that changes what workflows may do. Sources:
/// https://docs.cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines,
/// https://docs.cloud.google.com/iam/docs/workload-identity-federation#mapping,
/// https://docs.github.com/en/actions/reference/security/oidc
/// </remarks>
public sealed class CiIdentity : ComponentResource
{
    /// <summary>The issuer of the workflows' tokens.</summary>
    internal const string Issuer = "https://token.actions.githubusercontent.com";

    private const int SuffixBytes = 3;

    private const string Deploy = "deploy";
    private const string Preview = "preview";

    // A stranger can trigger events such as pull_request_target and issue_comment, which run with the default branch's
    // rights. Jobs of these events cannot sign in at all, even if their token names the default branch and an
    // environment.
    private static readonly string[] DeployEvents = ["push", "workflow_dispatch"];
    private static readonly string[] PreviewEvents = ["pull_request", "push", "schedule", "workflow_dispatch"];

    /// <param name="name">Logical name, for example <c>ci-identity</c>.</param>
    /// <param name="args">The repository, and what its workflows may do.</param>
    /// <param name="options">Resource options.</param>
    public CiIdentity(string name, CiIdentityArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:foundation:CiIdentity", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };

        // Ids of deleted pools and roles stay taken for weeks. With the settings removed and written again the ids are
        // new.
        var own = new RandomId($"{name}-suffix", new RandomIdArgs { ByteLength = SuffixBytes }, child);

        Pool = new WorkloadIdentityPool($"{name}-pool", new WorkloadIdentityPoolArgs
        {
            Project = args.Project,
            WorkloadIdentityPoolId = Output.Format($"ironwood-ci-{own.Hex}"),
            DisplayName = "Ironwood workflows",
            Description = "GitHub workflows that deploy and preview the inference platform",
        }, child);

        Provider = new WorkloadIdentityPoolProvider($"{name}-github", new WorkloadIdentityPoolProviderArgs
        {
            Project = args.Project,
            WorkloadIdentityPoolId = Pool.WorkloadIdentityPoolId,
            WorkloadIdentityPoolProviderId = "github",
            DisplayName = "GitHub Actions",
            Description = "Tokens of one repository's workflows",
            AttributeCondition = Condition(args.Plan),
            AttributeMapping =
            {
                // The subject in the audit log. GitHub's own subject may be longer than Google's limit of 127 bytes,
                // and has two forms: it contains numbers for repositories created since July 2026.
                ["google.subject"] = "assertion.repository_id + '/' + assertion.run_id + '/' + assertion.run_attempt",
                ["attribute.purpose"] = Purpose(args.Plan),
            },
            Oidc = new WorkloadIdentityPoolProviderOidcArgs { IssuerUri = Issuer },
        }, child);

        Deployer = CreateAccount($"{name}-deployer", CiAccount.Deployer, Deploy, args);
        Previewer = CreateAccount($"{name}-previewer", CiAccount.Previewer, Preview, args);

        Reading = new IAMCustomRole($"{name}-reading", new IAMCustomRoleArgs
        {
            Project = args.Project,
            RoleId = Output.Format($"ironwoodReading_{own.Hex}"),
            Title = "Ironwood: what a preview reads",
            Description = "What no predefined role lets read without letting change",
            Permissions = [.. CiRoles.PreviewerReadings.Select(permission => permission.Id)],
        }, child);
        _ = new IAMMember($"{name}-previewer-reading", new IAMMemberArgs
        {
            Project = args.Project,
            Role = Reading.Name,
            Member = Previewer.Member,
        }, new CustomResourceOptions { Parent = Previewer });
        RegisterOutputs();
    }

    /// <summary>The workload identity pool.</summary>
    public WorkloadIdentityPool Pool { get; }

    /// <summary>
    /// The provider; its <c>Name</c> is <c>workload_identity_provider</c> of google-github-actions/auth.
    /// </summary>
    public WorkloadIdentityPoolProvider Provider { get; }

    /// <summary>The account that deploys, from one branch and in one environment.</summary>
    public WorkflowAccount Deployer { get; }

    /// <summary>The account that reads the stack, on pull requests, pushes, schedules and manual runs.</summary>
    public WorkflowAccount Previewer { get; }

    /// <summary>The custom role for reads that no predefined role allows.</summary>
    public IAMCustomRole Reading { get; }

    /// <summary>Values for the workflows: <c>provider</c>, <c>deployer</c> and <c>previewer</c>.</summary>
    public Output<ImmutableDictionary<string, string>> Names =>
        Output.Tuple(Provider.Name, Deployer.Account.Email, Previewer.Account.Email).Apply(names =>
            ImmutableDictionary.CreateRange(
            [
                KeyValuePair.Create("provider", names.Item1),
                new("deployer", names.Item2),
                new("previewer", names.Item3),
            ]));

    // If a number is set, name and number must both match, so that another repository with the same name has no access.
    private static string Condition(WorkflowPlan ci) =>
        $"assertion.repository == '{ci.Repository}'"
        + (ci.RepositoryId is { } id ? $" && assertion.repository_id == '{id}'" : "");

    // The subject ends with the environment if there is one; GitHub escapes a colon within a name.
    private static string Purpose(WorkflowPlan ci) =>
        $"assertion.sub.endsWith(':environment:{ci.Environment}')"
        + $" && assertion.ref == 'refs/heads/{ci.Branch}'"
        + $" && assertion.event_name in {List(DeployEvents)} ? '{Deploy}'"
        + $" : assertion.event_name in {List(PreviewEvents)} ? '{Preview}' : 'none'";

    private static string List(IEnumerable<string> names) =>
        $"[{string.Join(", ", names.Select(name => $"'{name}'"))}]";

    private WorkflowAccount CreateAccount(string name, CiAccount account, string purpose, CiIdentityArgs args) =>
        new(name, new()
        {
            Project = args.Project,
            AccountId = Output.Format($"ironwood-{account.ToString().ToLowerInvariant()}-{args.Suffix}"),
            Account = account,
            Parts = args.Parts,
            Principal = Output.Format($"principalSet://iam.googleapis.com/{Pool.Name}/attribute.purpose/{purpose}"),
            GrantedByStack = args.GrantedByStack,
            Pods = args.Pods,
            Secrets = args.Secrets,
        }, new ComponentResourceOptions { Parent = this });
}

/// <summary>Arguments of <see cref="CiIdentity"/>.</summary>
public sealed class CiIdentityArgs : ProjectArgs
{
    /// <summary>
    /// Suffix that makes ids unique: for two stacks in one project, and for a stack that is created again.
    /// </summary>
    [Input("suffix", required: true)]
    public Input<string> Suffix { get; set; } = null!;

    /// <summary>The repository, its branch and its environment.</summary>
    public required WorkflowPlan Plan { get; init; }

    /// <summary>The parts of the stack, which decide the roles of its accounts.</summary>
    public required IReadOnlyCollection<PlatformPart> Parts { get; init; }

    /// <summary>Roles that the stack itself grants on the project; the deployer may grant only these.</summary>
    public required IReadOnlyCollection<string> GrantedByStack { get; init; }

    /// <summary>The pods' account: the deployer may create machines that run as it.</summary>
    public required InferenceIdentity Pods { get; init; }

    /// <summary>Ids of the secrets whose values previews read, by short name. Default: none.</summary>
    public IReadOnlyDictionary<string, Input<string>> Secrets { get; init; } =
        ImmutableDictionary<string, Input<string>>.Empty;
}
