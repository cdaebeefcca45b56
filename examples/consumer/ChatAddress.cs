using Ironwood.Outputs;
using Pulumi;
using Pulumi.Gcp.Dns;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Chat;

/// <summary>A host name in the team's own zone that leads to the platform, and an uptime check of it.</summary>
public sealed class ChatAddress : ComponentResource
{
    private const int TtlSeconds = 300;

    /// <param name="name">Prefix of the logical names.</param>
    /// <param name="args">The platform and the name for it.</param>
    /// <param name="options">Resource options.</param>
    public ChatAddress(string name, ChatAddressArgs args, ComponentResourceOptions? options = null)
        : base("chat:index:ChatAddress", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var door = args.Platform.Contract.Apply(contract => contract.FrontDoor);
        var isHttps = door.Apply(frontDoor => frontDoor.Domains.Length > 0);

        var record = new RecordSet($"{name}-record", new RecordSetArgs
        {
            Project = args.Project,
            ManagedZone = args.Zone,
            Name = $"{args.Host}.",
            Type = "A",
            Ttl = TtlSeconds,
            Rrdatas = { door.Apply(frontDoor => AddressFor(args.Host, frontDoor)) },
        }, new CustomResourceOptions { Parent = this });

        _ = new UptimeCheckConfig($"{name}-check", new UptimeCheckConfigArgs
        {
            Project = args.Project,
            DisplayName = $"{args.Host} leads to a model",
            Period = "60s",
            Timeout = "10s",
            MonitoredResource = new UptimeCheckConfigMonitoredResourceArgs
            {
                Type = "uptime_url",
                Labels = { { "project_id", args.Project }, { "host", args.Host } },
            },
            HttpCheck = new UptimeCheckConfigHttpCheckArgs
            {
                Path = door.Apply(HealthPathOf),
                Port = isHttps.Apply(https => https ? 443 : 80),
                UseSsl = isHttps,
                ValidateSsl = isHttps,
            },
        }, new CustomResourceOptions { Parent = this, DependsOn = record });

        Url = isHttps.Apply(https => $"{(https ? "https" : "http")}://{args.Host}");
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>The platform by the team's name for it.</summary>
    public Output<string> Url { get; }

    // A certificate is for the platform's own domains: by any other name HTTPS would fail.
    private static string AddressFor(string host, FrontDoorOutputs frontDoor) =>
        frontDoor.Domains.Length == 0 || frontDoor.Domains.Contains(host)
            ? frontDoor.Address
            : throw new RunException(
                $"The platform has no certificate for {host}, only for {string.Join(", ", frontDoor.Domains)}: "
                + "ask its team to add the name to ironwood:frontDoor.domains.");

    private static string HealthPathOf(FrontDoorOutputs frontDoor) => frontDoor.HealthPath
        ?? throw new RunException("The platform asks callers to sign in, which an uptime check cannot.");
}

/// <summary>Arguments of <see cref="ChatAddress"/>.</summary>
public sealed class ChatAddressArgs : ResourceArgs
{
    /// <summary>The platform.</summary>
    public required InferencePlatform Platform { get; init; }

    /// <summary>The team's project, which holds zone and check.</summary>
    public required string Project { get; init; }

    /// <summary>Name of its managed zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The host name, without a dot at its end.</summary>
    public required string Host { get; init; }
}
