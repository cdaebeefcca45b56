using Ironwood.Catalog.Identity;
using Pulumi.Gcp.SecretManager;
using Pulumi.Gcp.SecretManager.Inputs;

namespace Ironwood.Infra.Caching;

/// <summary>A secret that pods need to reach the cache, kept in Secret Manager.</summary>
public sealed class CacheSecret : ComponentResource
{
    /// <param name="name">Logical name.</param>
    /// <param name="args">Project, value and reader.</param>
    /// <param name="options">Resource options.</param>
    public CacheSecret(string name, CacheSecretArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:caching:CacheSecret", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };

        Secret = new Secret(name, new SecretArgs
        {
            Project = args.Project,
            Replication = new SecretReplicationArgs { Auto = new SecretReplicationAutoArgs() },
            // It holds a copy of a value that Redis has, so no data is lost with it.
            DeletionProtection = false,
        }, new CustomResourceOptions
        {
            Parent = this,
            // The provider's default deletes first, and with the secret the templates that name it, which groups use.
            DeleteBeforeReplace = false,
        });

        Version = new SecretVersion($"{name}-version", new SecretVersionArgs
        {
            Project = args.Project,
            Secret = Secret.Id,
            SecretData = args.Value,
        }, child);

        Grant = new SecretIamMember($"{name}-pods", new SecretIamMemberArgs
        {
            Project = args.Project,
            SecretId = Secret.SecretId,
            Role = PodRoles.On(GrantScope.Secret),
            Member = args.Identity.Member,
        }, child);
        RegisterOutputs();
    }

    /// <summary>The secret. Pods get its id, which is not secret.</summary>
    public Secret Secret { get; }

    /// <summary>The value. Pods read version <c>latest</c>, so that a new value needs no new pod template.</summary>
    public SecretVersion Version { get; }

    /// <summary>Lets the pods read it.</summary>
    public SecretIamMember Grant { get; }
}

/// <summary>Arguments of <see cref="CacheSecret"/>.</summary>
public sealed class CacheSecretArgs : ProjectArgs
{
    /// <summary>The value to keep. No <see cref="InputAttribute"/>: a component's arguments are shown.</summary>
    public required Output<string> Value { get; init; }

    /// <summary>The pods' identity, which may read it.</summary>
    public required InferenceIdentity Identity { get; init; }
}
