using Ironwood.Catalog.Identity;
using Ironwood.Infra.Governance;
using Pulumi.Gcp.SecretManager;

namespace Ironwood.Infra.Serving;

/// <summary>
/// Lets the pods read the secrets that their model servers are started with. The secrets themselves exist already:
/// neither their values nor their versions pass through this program.
/// </summary>
public sealed class ServingSecrets : ComponentResource
{
    /// <param name="name">Logical name.</param>
    /// <param name="args">The secrets and who reads them.</param>
    /// <param name="options">Resource options.</param>
    public ServingSecrets(string name, ServingSecretsArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:serving:ServingSecrets", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Grants =
        [
            .. args.Names.Select(secret => new SecretIamMember(
                // A secret's id may have capitals and underscores, and two projects may have the same one.
                $"{name}-{NameDigest.Of(secret)}",
                new SecretIamMemberArgs
                {
                    Project = SecretName.Parts(secret).Project,
                    SecretId = SecretName.Parts(secret).Id,
                    Role = PodRoles.On(GrantScope.Secret),
                    Member = args.Identity.Member,
                },
                new CustomResourceOptions { Parent = this })),
        ];
        RegisterOutputs();
    }

    /// <summary>What pods depend on: a pod that boots earlier cannot start its model server.</summary>
    public ImmutableArray<Resource> Grants { get; }
}

/// <summary>Arguments of <see cref="ServingSecrets"/>.</summary>
public sealed class ServingSecretsArgs : ProjectArgs
{
    /// <summary>Full names of the secrets, <c>projects/P/secrets/ID</c>; at least one.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whose pods read them.</summary>
    public required InferenceIdentity Identity { get; init; }
}
