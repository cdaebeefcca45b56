using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Traffic;
using Ironwood.Planning.Boot;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>
/// Requests the front door from outside, every minute and from several continents. It requests the hosts' health path,
/// which no route has, so the default tier answers: this covers address, forwarding rule, proxy, URL map and backend.
/// </summary>
public sealed class FrontDoorUptime : ComponentResource
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(20);

    /// <param name="name">Logical name.</param>
    /// <param name="args">What is checked, and the alert channels.</param>
    /// <param name="options">Resource options.</param>
    public FrontDoorUptime(string name, FrontDoorUptimeArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:FrontDoorUptime", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var isHttps = args.Plan.Domain is not null;
        Check = new UptimeCheckConfig(name, new UptimeCheckConfigArgs
        {
            Project = args.Project,
            DisplayName = "Inference front door",
            Period = $"{args.Plan.PeriodSeconds}s",
            Timeout = "10s",
            CheckerType = "STATIC_IP_CHECKERS",
            MonitoredResource = new UptimeCheckConfigMonitoredResourceArgs
            {
                Type = Metrics.UptimeCheckPassed.Resource.Type,
                Labels =
                {
                    { "project_id", args.Project },
                    { "host", args.Plan.Domain is { } domain ? domain : args.FrontDoor.Address },
                },
            },
            HttpCheck = new UptimeCheckConfigHttpCheckArgs
            {
                RequestMethod = "GET",
                Path = ServingPort.HealthPath,
                // With a domain, plain HTTP only redirects, and the certificate is for the domain, not for the address.
                Port = isHttps ? 443 : 80,
                UseSsl = isHttps,
                ValidateSsl = isHttps,
                AcceptedResponseStatusCodes =
                {
                    new UptimeCheckConfigHttpCheckAcceptedResponseStatusCodeArgs { StatusClass = "STATUS_CLASS_2XX" },
                },
            },
        }, new CustomResourceOptions { Parent = this });

        var series = new NamedSeries<Series>(
            Check.UptimeCheckId,
            id => MetricSelection.Of(Metrics.UptimeCheckPassed).Where("check_id", id).CountFalse(Window, "host"));
        Alert = AlertPolicies.Create(
            $"{name}-alert", args.Plan.Alert, args.Project, args.Channels, this,
            [
                .. args.Plan.Alert.Conditions.OfType<ThresholdCondition>()
                    .Select(condition => AlertConditions.Threshold(condition, series, TimeSpan.FromMinutes(1))),
            ]);
        RegisterOutputs();
    }

    /// <summary>The check.</summary>
    public UptimeCheckConfig Check { get; }

    /// <summary>The alert when it fails.</summary>
    public AlertPolicy Alert { get; }
}

/// <summary>Arguments of <see cref="FrontDoorUptime"/>.</summary>
public sealed class FrontDoorUptimeArgs : ProjectArgs
{
    /// <summary>The front door.</summary>
    public required FrontDoor FrontDoor { get; init; }

    /// <summary>The plan of the check.</summary>
    public required UptimePlan Plan { get; init; }

    /// <summary>The channels that are notified when it does not answer.</summary>
    public required NotificationChannels Channels { get; init; }
}
