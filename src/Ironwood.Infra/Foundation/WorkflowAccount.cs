using Ironwood.Catalog;
using Ironwood.Catalog.Identity;
using Ironwood.Catalog.Limits;
using Pulumi.Gcp.Projects.Inputs;
using Pulumi.Gcp.SecretManager;
using Pulumi.Gcp.ServiceAccount;
using AccountGrant = Pulumi.Gcp.ServiceAccount.IAMMember;
using AccountGrantArgs = Pulumi.Gcp.ServiceAccount.IAMMemberArgs;
using ProjectGrant = Pulumi.Gcp.Projects.IAMMember;
using ProjectGrantArgs = Pulumi.Gcp.Projects.IAMMemberArgs;

namespace Ironwood.Infra.Foundation;

/// <summary>A service account that workflows act as, with the roles that the catalogue lists for it.</summary>
public sealed class WorkflowAccount : ComponentResource
{
    private const string Federation = "roles/iam.workloadIdentityUser";

    /// <param name="name">Logical name, for example <c>ci-identity-deployer</c>.</param>
    /// <param name="args">The account and its roles.</param>
    /// <param name="options">Resource options.</param>
    public WorkflowAccount(string name, WorkflowAccountArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:foundation:WorkflowAccount", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };
        Account = new Account(name, new AccountArgs
        {
            Project = args.Project,
            AccountId = args.AccountId,
            DisplayName = $"Workflows: {args.Account.ToString().ToLowerInvariant()}",
            Description = "GitHub workflows act as it; it has no keys and needs none",
        }, child);
        Member = Output.Format($"serviceAccount:{Account.Email}");

        _ = new AccountGrant($"{name}-workflows", new AccountGrantArgs
        {
            ServiceAccountId = Account.Name,
            Role = Federation,
            Member = args.Principal,
        }, child);

        foreach (var role in CiRoles.Of(args.Account, args.Parts))
        {
            Grant($"{name}-{role.Id.Split('/')[1].Replace('.', '-').ToLowerInvariant()}", role, args, child);
        }
        RegisterOutputs();
    }

    /// <summary>The service account.</summary>
    public Account Account { get; }

    /// <summary>The account as grants name it, <c>serviceAccount:…</c>.</summary>
    public Output<string> Member { get; }

    private void Grant(string name, CiRole role, WorkflowAccountArgs args, CustomResourceOptions child)
    {
        switch (role.Scope)
        {
            case CiScope.PodAccount:
                _ = new AccountGrant(name, new AccountGrantArgs
                {
                    ServiceAccountId = args.Pods.Account.Name,
                    Role = role.Id,
                    Member = Member,
                }, child);
                break;
            case CiScope.Secret:
                foreach (var (secret, id) in args.Secrets)
                {
                    _ = new SecretIamMember($"{name}-{secret}", new SecretIamMemberArgs
                    {
                        Project = args.Project,
                        SecretId = id,
                        Role = role.Id,
                        Member = Member,
                    }, child);
                }
                break;
            default:
                var grant = new ProjectGrantArgs { Project = args.Project, Role = role.Id, Member = Member };
                if (role.Scope == CiScope.GrantsOfTheStack)
                {
                    grant.Condition = OnlyGrants(args.GrantedByStack);
                }
                _ = new ProjectGrant(name, grant, child);
                break;
        }
    }

    // A list in such a condition has a size limit, so several lists are used.
    private static IAMMemberConditionArgs OnlyGrants(IReadOnlyCollection<string> roles) => new()
    {
        Title = "Roles of the stack only",
        Description = "Grants and revokes on the project only what the stack itself grants there",
        Expression = string.Join(
            " || ",
            roles.Order(StringComparer.Ordinal).Chunk((int)Limits.RolesPerGrantCondition.Value).Select(chunk =>
                "api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', "
                + $"[]).hasOnly([{string.Join(", ", chunk.Select(role => $"'{role}'"))}])")),
    };
}

/// <summary>Arguments of <see cref="WorkflowAccount"/>.</summary>
public sealed class WorkflowAccountArgs : ProjectArgs
{
    /// <summary>Account id, 6 to 30 characters, unique in the project.</summary>
    [Input("accountId", required: true)]
    public Input<string> AccountId { get; set; } = null!;

    /// <summary>The workflows that may act as it, as <c>principalSet://…</c>.</summary>
    [Input("principal", required: true)]
    public Input<string> Principal { get; set; } = null!;

    /// <summary>The kind of account.</summary>
    public required CiAccount Account { get; init; }

    /// <summary>The parts of the stack.</summary>
    public required IReadOnlyCollection<PlatformPart> Parts { get; init; }

    /// <summary>Roles that the stack grants on the project.</summary>
    public required IReadOnlyCollection<string> GrantedByStack { get; init; }

    /// <summary>The pods' account.</summary>
    public required InferenceIdentity Pods { get; init; }

    /// <summary>Ids of the secrets whose values previews read, by short name.</summary>
    public required IReadOnlyDictionary<string, Input<string>> Secrets { get; init; }
}
