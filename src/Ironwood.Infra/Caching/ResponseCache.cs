using System.Collections.Immutable;
using System.Globalization;
using Ironwood.Infra.Foundation;
using Ironwood.Infra.Governance;
using Ironwood.Infra.Settings;
using Pulumi;
using Pulumi.Gcp.Redis;
using Pulumi.Gcp.Redis.Inputs;
using Pulumi.Gcp.Redis.Outputs;
using Pulumi.Gcp.SecretManager;

namespace Ironwood.Infra.Caching;

/// <summary>
/// Redis for answers that need not be computed again: reached only from the pods' network, only with a password,
/// only over TLS. Password and certificates are in Secret Manager.
/// </summary>
public sealed class ResponseCache : ComponentResource
{
    /// <summary>Secrets that it keeps, with one version each: the password and the certificates.</summary>
    internal const int Secrets = 2;

    /// <param name="name">Logical name, at most 32 characters: a Redis name has 40, the engine's suffix 8.</param>
    /// <param name="args">Size, schedule, network and readers.</param>
    /// <param name="options">Resource options.</param>
    public ResponseCache(string name, ResponseCacheArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:caching:ResponseCache", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var settings = args.Settings;

        Instance = new Instance(name, new InstanceArgs
        {
            Project = args.Project,
            Region = args.Region,
            DisplayName = "Inference responses",
            Tier = settings.HighAvailability ? "STANDARD_HA" : "BASIC",
            MemorySizeGb = settings.MemoryGb,
            RedisVersion = settings.Version,
            AuthEnabled = true,
            TransitEncryptionMode = "SERVER_AUTHENTICATION",
            ConnectMode = "PRIVATE_SERVICE_ACCESS",
            AuthorizedNetwork = args.Network.NetworkId,
            // A full cache forgets what nobody asked for longest; the default forgets only what has an expiry.
            RedisConfigs = { { "maxmemory-policy", "allkeys-lru" } },
            PersistenceConfig = RedisSchedule.Periods[settings.PersistenceHours] is { } period
                ? new InstancePersistenceConfigArgs { PersistenceMode = "RDB", RdbSnapshotPeriod = period }
                : new InstancePersistenceConfigArgs { PersistenceMode = "DISABLED" },
            MaintenancePolicy = new InstanceMaintenancePolicyArgs
            {
                WeeklyMaintenanceWindows =
                {
                    new InstanceMaintenancePolicyWeeklyMaintenanceWindowArgs
                    {
                        Day = RedisSchedule.DayOf(settings.Maintenance.Day)!,
                        // The API answers with all four; what is left out would show as a change for ever.
                        StartTime = new InstanceMaintenancePolicyWeeklyMaintenanceWindowStartTimeArgs
                        {
                            Hours = settings.Maintenance.HourUtc,
                            Minutes = 0,
                            Seconds = 0,
                            Nanos = 0,
                        },
                    },
                },
            },
            // Left out, it counts as true.
            DeletionProtection = args.Protection.IsOn,
        }, CustomResourceOptions.Merge(args.Protection.Options(this), new CustomResourceOptions
        {
            DependsOn = args.ServiceAccess is null ? [] : args.ServiceAccess.Connection,
            // Creating or growing a large replicated instance takes longer than the provider's 20 minutes.
            CustomTimeouts = new CustomTimeouts
            {
                Create = TimeSpan.FromMinutes(45),
                Update = TimeSpan.FromMinutes(60),
            },
        }));

        Auth = new CacheSecret($"{name}-auth", new()
        {
            Project = args.Project,
            Value = Instance.AuthString,
            Identity = args.Identity,
        }, new ComponentResourceOptions { Parent = this });

        ServerCa = new CacheSecret($"{name}-ca", new()
        {
            Project = args.Project,
            Value = Instance.ServerCaCerts.Apply(Bundle),
            Identity = args.Identity,
        }, new ComponentResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The Redis instance.</summary>
    public Instance Instance { get; }

    /// <summary>The password.</summary>
    public CacheSecret Auth { get; }

    /// <summary>The certificates that the server may be signed with, PEM, one after the other.</summary>
    public CacheSecret ServerCa { get; }

    /// <summary>Its secrets, by a short name each.</summary>
    public IReadOnlyDictionary<string, Secret> SecretsByName => new Dictionary<string, Secret>(StringComparer.Ordinal)
    {
        ["auth"] = Auth.Secret,
        ["ca"] = ServerCa.Secret,
    };

    /// <summary>IPv4 address of the primary, inside the pods' network.</summary>
    public Output<string> Host => Instance.Host;

    /// <summary>TCP port as text. With TLS it is not Redis's own 6379.</summary>
    public Output<string> Port => Instance.Port.Apply(port => port.ToString(CultureInfo.InvariantCulture));

    /// <summary>Id of the secret with the password, in this project; read version <c>latest</c>.</summary>
    public Output<string> AuthSecretId => Auth.Secret.SecretId;

    /// <summary>Id of the secret with the certificates, in this project; read version <c>latest</c>.</summary>
    public Output<string> ServerCaSecretId => ServerCa.Secret.SecretId;

    /// <summary>What pods depend on: one that boots earlier may not read the secrets, or finds them empty.</summary>
    public ImmutableArray<Resource> NeededByPods => [Auth.Version, Auth.Grant, ServerCa.Version, ServerCa.Grant];

    // More than one while Google rotates them; a client has to trust the old and the new.
    private static string Bundle(ImmutableArray<InstanceServerCaCert> certificates) =>
        string.Join('\n', certificates.Select(certificate => certificate.Cert?.Trim()).OfType<string>()) + "\n";
}

/// <summary>Arguments of <see cref="ResponseCache"/>.</summary>
public sealed class ResponseCacheArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;

    /// <summary>Region of the instance: that of the pods.</summary>
    [Input("region", required: true)]
    public Input<string> Region { get; set; } = null!;

    /// <summary>Valid settings.</summary>
    public required CacheSettings Settings { get; init; }

    /// <summary>Whether the instance is protected.</summary>
    public required DataProtection Protection { get; init; }

    /// <summary>The network that it is reached from.</summary>
    public required InferenceNetwork Network { get; init; }

    /// <summary>The connection by which it is reached. Default: the network has one without this stack.</summary>
    public PrivateServiceAccess? ServiceAccess { get; init; }

    /// <summary>Whose pods use it.</summary>
    public required InferenceIdentity Identity { get; init; }
}
