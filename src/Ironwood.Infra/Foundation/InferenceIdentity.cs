using Ironwood.Catalog.Identity;
using Pulumi.Gcp.ServiceAccount;
using ProjectGrant = Pulumi.Gcp.Projects.IAMMember;
using ProjectGrantArgs = Pulumi.Gcp.Projects.IAMMemberArgs;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// The pods' identity: a service account with one grant per task of a pod, and no right to change infrastructure.
/// </summary>
public sealed class InferenceIdentity : ComponentResource
{
    /// <param name="name">Logical name, for example <c>tpu-inference-sa</c>.</param>
    /// <param name="args">Project and account id.</param>
    /// <param name="options">Resource options.</param>
    public InferenceIdentity(string name, InferenceIdentityArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:foundation:InferenceIdentity", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Account = new Account(name, new AccountArgs
        {
            Project = args.Project,
            AccountId = args.AccountId,
            DisplayName = "Inference pods",
            Description = "Runs the model servers of the inference tiers",
        }, new CustomResourceOptions { Parent = this });

        Member = Output.Format($"serviceAccount:{Account.Email}");
        Roles =
        [
            .. PodRoles.All
                .Where(
                    role => role.GrantedOn == GrantScope.Project
                        || (role.GrantedOn == GrantScope.ProjectOfSlices && args.HasSlices))
                .Select(role => role.Id)
                .Concat(args.ExtraRoles)
                .Distinct(StringComparer.Ordinal),
        ];
        Grants = [.. Roles.Select(role => new ProjectGrant(
            $"{name}-{role.Split('/')[1].Replace('.', '-').ToLowerInvariant()}",
            new ProjectGrantArgs { Project = args.Project, Role = role, Member = Member },
            new CustomResourceOptions { Parent = this }))];
        RegisterOutputs();
    }

    /// <summary>The service account.</summary>
    public Account Account { get; }

    /// <summary>The account as grants name it, <c>serviceAccount:…</c>.</summary>
    public Output<string> Member { get; }

    /// <summary>Its roles on the project.</summary>
    public ImmutableArray<string> Roles { get; }

    /// <summary>
    /// Its grants. Machines that run as the account depend on them; otherwise their first calls would be refused.
    /// </summary>
    public ImmutableArray<ProjectGrant> Grants { get; }
}

/// <summary>Arguments of <see cref="InferenceIdentity"/>.</summary>
public sealed class InferenceIdentityArgs : ProjectArgs
{
    /// <summary>Account id, 6 to 30 characters, unique in the project.</summary>
    [Input("accountId", required: true)]
    public Input<string> AccountId { get; set; } = null!;

    /// <summary>Whether slices span several hosts, which must then find each other. Default false.</summary>
    public bool HasSlices { get; init; }

    /// <summary>Additional roles on the project. Default: none.</summary>
    public IReadOnlyList<string> ExtraRoles { get; init; } = [];
}
