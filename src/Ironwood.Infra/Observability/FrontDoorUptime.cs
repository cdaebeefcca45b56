using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Traffic;
using Pulumi;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>
/// Asks the front door from outside, every minute and from several continents. It asks for the hosts' health path,
/// which no route has: the default tier answers it, through address, rule, proxy, map and backend.
/// </summary>
public sealed class FrontDoorUptime : ComponentResource
{
    /// <summary>Conditions of its policy.</summary>
    internal const int Conditions = 1;

    /// <summary>Seconds from one check to the next.</summary>
    internal const int PeriodSeconds = 60;

    // One place that cannot reach it is that place's trouble.
    private const int TolerableFailures = 1;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(20);

    /// <param name="name">Logical name.</param>
    /// <param name="args">What is asked and who is told.</param>
    /// <param name="options">Resource options.</param>
    public FrontDoorUptime(string name, FrontDoorUptimeArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:FrontDoorUptime", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var isHttps = args.Domain is not null;
        Check = new UptimeCheckConfig(name, new UptimeCheckConfigArgs
        {
            Project = args.Project,
            DisplayName = "Inference front door",
            Period = $"{PeriodSeconds}s",
            Timeout = "10s",
            CheckerType = "STATIC_IP_CHECKERS",
            MonitoredResource = new UptimeCheckConfigMonitoredResourceArgs
            {
                Type = Metrics.UptimeCheckPassed.Resource.Type,
                Labels = { { "project_id", args.Project }, { "host", args.Domain is { } domain ? domain : args.FrontDoor.Address.Address } },
            },
            HttpCheck = new UptimeCheckConfigHttpCheckArgs
            {
                RequestMethod = "GET",
                Path = ServingPort.HealthPath,
                // With a domain plain HTTP only redirects, and the certificate is the domain's, not the address's.
                Port = isHttps ? 443 : 80,
                UseSsl = isHttps,
                ValidateSsl = isHttps,
                AcceptedResponseStatusCodes =
                {
                    new UptimeCheckConfigHttpCheckAcceptedResponseStatusCodeArgs { StatusClass = "STATUS_CLASS_2XX" },
                },
            },
        }, new CustomResourceOptions { Parent = this });

        Alert = AlertPolicies.Create(
            $"{name}-alert", "Inference Front Door Unreachable", "CRITICAL", Runbooks.Uptime, args.Project, args.Channels, this,
            AlertConditions.Threshold(
                "The front door does not answer from more than one place",
                Check.UptimeCheckId.Apply(id => MetricSelection.Of(Metrics.UptimeCheckPassed)
                    .Where("check_id", id).CountFalse(Window, "host")),
                TolerableFailures, TimeSpan.FromMinutes(1)));
        RegisterOutputs();
    }

    /// <summary>The check.</summary>
    public UptimeCheckConfig Check { get; }

    /// <summary>Tells when it fails.</summary>
    public AlertPolicy Alert { get; }
}

/// <summary>Arguments of <see cref="FrontDoorUptime"/>.</summary>
public sealed class FrontDoorUptimeArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;

    /// <summary>What is asked.</summary>
    public required FrontDoor FrontDoor { get; init; }

    /// <summary>Host name that the front door answers to by HTTPS. Default: none; the address is asked by HTTP.</summary>
    public string? Domain { get; init; }

    /// <summary>Who is told when it does not answer.</summary>
    public required NotificationChannels Channels { get; init; }
}
