using Ironwood.Infra.Governance;
using Pulumi.Gcp.Redis;
using Pulumi.Gcp.Redis.Inputs;
using Pulumi.Gcp.Redis.Outputs;
using Pulumi.Gcp.SecretManager;

namespace Ironwood.Infra.Caching;

/// <summary>
/// Redis for answers that need not be computed again. It can be reached only from the pods' network, with a password,
/// over TLS. Password and certificates are in Secret Manager.
/// </summary>
public sealed class ResponseCache : ComponentResource
{
    private readonly Dictionary<CacheSecretKind, CacheSecret> _secrets;

    /// <param name="name">Logical name, at most 32 characters: a Redis name has 40, the engine's suffix 8.</param>
    /// <param name="args">Size, schedule, network and readers.</param>
    /// <param name="options">Resource options.</param>
    public ResponseCache(string name, ResponseCacheArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:caching:ResponseCache", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var plan = args.Plan;

        Instance = new Instance(name, new InstanceArgs
        {
            Project = args.Project,
            Region = args.Region,
            DisplayName = "Inference responses",
            Tier = ApiName.Of(plan.Tier),
            MemorySizeGb = plan.MemoryGb,
            CustomerManagedKey = args.Key?.Name!,
            RedisVersion = plan.Version,
            AuthEnabled = true,
            TransitEncryptionMode = "SERVER_AUTHENTICATION",
            ConnectMode = "PRIVATE_SERVICE_ACCESS",
            AuthorizedNetwork = args.Network.NetworkId,
            // A full cache drops the least recently used entries; the default drops only entries with an expiry.
            RedisConfigs = { { "maxmemory-policy", "allkeys-lru" } },
            PersistenceConfig = plan.Snapshots == SnapshotPeriod.None
                ? new InstancePersistenceConfigArgs { PersistenceMode = "DISABLED" }
                : new InstancePersistenceConfigArgs
                {
                    PersistenceMode = "RDB",
                    RdbSnapshotPeriod = ApiName.Of(plan.Snapshots),
                },
            MaintenancePolicy = new InstanceMaintenancePolicyArgs
            {
                WeeklyMaintenanceWindows =
                {
                    new InstanceMaintenancePolicyWeeklyMaintenanceWindowArgs
                    {
                        Day = ApiName.Of(plan.MaintenanceDay),
                        // The API returns all four. If one were left out here, every preview would show it as a change.
                        StartTime = new InstanceMaintenancePolicyWeeklyMaintenanceWindowStartTimeArgs
                        {
                            Hours = plan.MaintenanceHourUtc,
                            Minutes = 0,
                            Seconds = 0,
                            Nanos = 0,
                        },
                    },
                },
            },
            // The default is true.
            DeletionProtection = args.Protection.IsOn,
        }, CustomResourceOptions.Merge(args.Protection.Options(this).After(args.Key), new CustomResourceOptions
        {
            DependsOn = args.ServiceAccess is null ? [] : args.ServiceAccess.Connection,
            // Creating or growing a large replicated instance takes longer than the provider's 20 minutes.
            CustomTimeouts = new CustomTimeouts
            {
                Create = TimeSpan.FromMinutes(45),
                Update = TimeSpan.FromMinutes(60),
            },
        }));

        _secrets = CachePlan.Secrets.ToDictionary(kind => kind, kind => new CacheSecret($"{name}-{NameOf(kind)}", new()
        {
            Project = args.Project,
            Value = kind == CacheSecretKind.Auth ? Instance.AuthString : Instance.ServerCaCerts.Apply(Bundle),
            Identity = args.Identity,
        }, new ComponentResourceOptions { Parent = this }));
        RegisterOutputs();
    }

    /// <summary>The Redis instance.</summary>
    public Instance Instance { get; }

    /// <summary>Its secrets by short name.</summary>
    public IReadOnlyDictionary<string, Secret> SecretsByName =>
        _secrets.ToDictionary(secret => NameOf(secret.Key), secret => secret.Value.Secret, StringComparer.Ordinal);

    /// <summary>IPv4 address of the primary, inside the pods' network.</summary>
    public Output<string> Host => Instance.Host;

    /// <summary>TCP port as text. With TLS it is not Redis's default port 6379.</summary>
    public Output<string> Port => Instance.Port.Apply(port => port.ToString(CultureInfo.InvariantCulture));

    /// <summary>Id of the secret with the password, in this project; read version <c>latest</c>.</summary>
    public Output<string> AuthSecretId => _secrets[CacheSecretKind.Auth].Secret.SecretId;

    /// <summary>Id of the secret with the certificates, in this project; read version <c>latest</c>.</summary>
    public Output<string> ServerCaSecretId => _secrets[CacheSecretKind.Ca].Secret.SecretId;

    /// <summary>
    /// The resources that pods depend on: a pod that boots earlier cannot read the secrets or finds them empty.
    /// </summary>
    public ImmutableArray<Resource> NeededByPods =>
        [.. CachePlan.Secrets.Select(kind => _secrets[kind])
            .SelectMany(secret => new Resource[] { secret.Version, secret.Grant })];

    private static string NameOf(CacheSecretKind kind) => kind == CacheSecretKind.Auth ? "auth" : "ca";

    // There is more than one while Google rotates them; a client must trust the old and the new.
    private static string Bundle(ImmutableArray<InstanceServerCaCert> certificates) =>
        string.Join('\n', certificates.Select(certificate => certificate.Cert?.Trim()).OfType<string>()) + "\n";
}

/// <summary>Arguments of <see cref="ResponseCache"/>.</summary>
public sealed class ResponseCacheArgs : RegionalArgs
{
    /// <summary>Its plan.</summary>
    public required CachePlan Plan { get; init; }

    /// <summary>Whether the instance is protected.</summary>
    public required DataProtection Protection { get; init; }

    /// <summary>The key of the instance. Default: Google's own.</summary>
    public UsableKey? Key { get; init; }

    /// <summary>The network that clients are in.</summary>
    public required InferenceNetwork Network { get; init; }

    /// <summary>
    /// The private services connection. Default: the network already has one that this stack does not manage.
    /// </summary>
    public PrivateServiceAccess? ServiceAccess { get; init; }

    /// <summary>The pods' identity.</summary>
    public required InferenceIdentity Identity { get; init; }
}
