using Ironwood.Catalog.Identity;
using Ironwood.Infra.Foundation;
using Pulumi;
using Pulumi.Gcp.SecretManager;
using Pulumi.Gcp.SecretManager.Inputs;

namespace Ironwood.Infra.Caching;

/// <summary>Something that pods need to reach the cache and that must not be read elsewhere, in Secret
/// Manager.</summary>
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
            // Holds a copy of what Redis knows; nothing is lost with it.
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

    /// <summary>The secret. Its id is what pods are told: it is no secret itself.</summary>
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

    /// <summary>Whose pods may read it.</summary>
    public required InferenceIdentity Identity { get; init; }
}
