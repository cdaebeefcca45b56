using Pulumi.Gcp.BigQuery;
using Pulumi.Gcp.Kms;
using Pulumi.Gcp.Projects;
using Pulumi.Gcp.Storage;
using GetProject = Pulumi.Gcp.Organizations.GetProject; // both namespaces have service identities
using GetProjectInvokeArgs = Pulumi.Gcp.Organizations.GetProjectInvokeArgs;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// Lets Google's services encrypt the stack's data with Cloud KMS keys that exist already: one grant per service and
/// location, to the service's own account. The keys do not belong to the stack, so it neither makes nor destroys
/// them.
/// </summary>
public sealed class EncryptionKeys : ComponentResource
{
    private const string EncrypterDecrypter = "roles/cloudkms.cryptoKeyEncrypterDecrypter";

    private const string ResourceManager = "cloudresourcemanager.googleapis.com";

    private readonly Dictionary<(string Service, string Location), UsableKey> _keys;

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project, keys and what uses them.</param>
    /// <param name="options">Resource options.</param>
    public EncryptionKeys(string name, EncryptionKeysArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:foundation:EncryptionKeys", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var agents = args.Plan.Uses.Select(use => use.Service)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(service => service, service => Agent(name, service, args), StringComparer.Ordinal);

        _keys = args.Plan.Uses.ToDictionary(use => (use.Service, use.Location), use => new UsableKey(
            args.Plan.Key(use),
            new CryptoKeyIAMMember($"{name}-{use.Service.Split('.')[0]}-{use.Location}", new CryptoKeyIAMMemberArgs
            {
                CryptoKeyId = args.Plan.Key(use),
                Role = EncrypterDecrypter,
                Member = agents[use.Service],
            }, new CustomResourceOptions { Parent = this })));
        RegisterOutputs();
    }

    /// <summary>The key that a service uses.</summary>
    /// <param name="service">A service that uses keys of one location only.</param>
    public UsableKey? Of(string service) => _keys.SingleOrDefault(key => key.Key.Service == service).Value;

    /// <summary>The key that a service uses in a location.</summary>
    public UsableKey? Of(string service, string location) => _keys.GetValueOrDefault((service, location));

    // The account of a service, as a grant names it. A grant to an account that does not exist yet is refused, so each
    // is read or made in the way that its service offers.
    private Output<string> Agent(string name, string service, EncryptionKeysArgs args)
    {
        InvokeOutputOptions After(string api) => new() { Parent = this, DependsOn = { args.Services.ById[api] } };
        return service switch
        {
            // https://docs.cloud.google.com/compute/docs/disks/customer-managed-encryption
            EncryptionPlan.Disks => GetProject
                .Invoke(new GetProjectInvokeArgs { ProjectId = args.Project }, After(ResourceManager))
                .Apply(project => $"serviceAccount:service-{project.Number}@compute-system.iam.gserviceaccount.com"),
            EncryptionPlan.Buckets => GetProjectServiceAccount
                .Invoke(new GetProjectServiceAccountInvokeArgs { Project = args.Project }, After(service))
                .Apply(account => $"serviceAccount:{account.EmailAddress}"),
            EncryptionPlan.Datasets => GetDefaultServiceAccount
                .Invoke(new GetDefaultServiceAccountInvokeArgs { Project = args.Project }, After(service))
                .Apply(account => $"serviceAccount:{account.Email}"),
            _ => new ServiceIdentity($"{name}-{service.Split('.')[0]}-agent", new ServiceIdentityArgs
            {
                Project = args.Project,
                Service = service,
            }, new CustomResourceOptions { Parent = this, DependsOn = args.Services.ById[service] }).Member,
        };
    }
}

/// <summary>A key, and the grant that lets one of Google's services use it.</summary>
/// <param name="Name">Full name of the key.</param>
/// <param name="Grant">What the key uses must wait for: without it Google refuses the resource.</param>
public sealed record UsableKey(string Name, Resource Grant);

/// <summary>Options of resources that are encrypted with a key.</summary>
internal static class KeyOptions
{
    /// <summary>Makes a resource wait until its service may use the key.</summary>
    public static CustomResourceOptions After(this CustomResourceOptions options, UsableKey? key) => key is null
        ? options
        : CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = key.Grant });
}

/// <summary>Arguments of <see cref="EncryptionKeys"/>.</summary>
public sealed class EncryptionKeysArgs : ProjectArgs
{
    /// <summary>The keys, and what uses them.</summary>
    public required EncryptionPlan Plan { get; init; }

    /// <summary>The project's services: an account exists once its API is enabled.</summary>
    public required ProjectServices Services { get; init; }
}
