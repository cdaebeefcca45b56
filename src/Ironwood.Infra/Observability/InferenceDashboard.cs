using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using Ironwood.Infra.Caching;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Telemetry;
using Ironwood.Infra.Traffic;
using Pulumi.Gcp.Monitoring;

namespace Ironwood.Infra.Observability;

/// <summary>The dashboard: the state of the platform on one page, tier by tier.</summary>
public sealed class InferenceDashboard : ComponentResource
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveZerosOut } },
        // Filters are full of quotes; they need escaping for JSON, not for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="name">Logical name.</param>
    /// <param name="args">The resources to show.</param>
    /// <param name="options">Resource options.</param>
    public InferenceDashboard(string name, InferenceDashboardArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:InferenceDashboard", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Dashboard = new Dashboard(name, new DashboardArgs
        {
            Project = args.Project,
            DashboardJson = Names(args)
                .Apply(names => JsonSerializer.Serialize(new DashboardTiles(names).Document, Format)),
        }, new CustomResourceOptions { Parent = this });

        Url = Output.Format(
            $"https://console.cloud.google.com/monitoring/dashboards/builder/{Dashboard.Id.Apply(id => ShortId(id, "dashboards"))}?project={args.Project}");
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    /// <summary>URL of the dashboard.</summary>
    public Output<string> Url { get; }

    /// <summary>
    /// The last part of <c>projects/NUMBER/dashboards/ID</c>. Other texts, as in a preview, stay as they are.
    /// </summary>
    internal static string ShortId(string id, string collection)
    {
        var start = id.LastIndexOf($"/{collection}/", StringComparison.Ordinal);
        return start < 0 ? id : id[(start + collection.Length + 2)..];
    }

    // Monitoring leaves them out of its answers, and the provider would find a difference at every preview.
    private static void LeaveZerosOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.ShouldSerialize = (_, value) => value is not (null or 0 or false or ""
                or ICollection { Count: 0 });
        }
    }

    private static Output<DashboardNames> Names(InferenceDashboardArgs args) => Output.Tuple(
        Output.Tuple(args.Project.ToOutput(), args.FrontDoor.UrlMap.Name, LogFilter.Pods(args.Stack)),
        Output.All(args.Pods.GroupBy(pod => pod.Plan.Name)
            .OrderBy(tier => tier.Key, StringComparer.Ordinal)
            .Select(tier => Names(tier.Key, [.. tier]))),
        Output.All(
            args.FrontDoor.Endpoints.Select(endpoint => endpoint.Id.Apply(id => ShortId(id, "endpoints")))),
        args.Cache?.Instance.Id.Apply<string?>(id => id) ?? Output.Create(default(string)))
        .Apply(known => new DashboardNames
        {
            Project = known.Item1.Item1,
            UrlMap = known.Item1.Item2,
            Balancer = args.FrontDoor.Metrics,
            Logs = known.Item1.Item3,
            Tiers = known.Item2,
            Endpoints = known.Item3,
            Cache = known.Item4,
            HasAccelerators = args.Pods.Any(pod => pod.Plan.Shape.Generation.IsAccelerator),
        });

    private static Output<TierHosts> Names(string tier, IReadOnlyList<TpuPod> pods) => Output.Tuple(
        pods[0].MonitoringJob,
        Output.All(pods.SelectMany(pod => pod.Groups).Select(group => group.Name)),
        Output.All(pods.SelectMany(pod => pod.Groups).Select(group => group.BaseInstanceName)))
        .Apply(known => new TierHosts(
            tier,
            known.Item1,
            known.Item2,
            [.. known.Item3.Distinct()],
            [.. pods.SelectMany(pod => pod.Plan.Groups).Select(group => group.Zone).Distinct()]));
}

/// <summary>Arguments of <see cref="InferenceDashboard"/>.</summary>
public sealed class InferenceDashboardArgs : ProjectArgs
{
    /// <summary>The balancer whose requests are shown.</summary>
    public required FrontDoor FrontDoor { get; init; }

    /// <summary>The machines that are shown.</summary>
    public required IReadOnlyList<TpuPod> Pods { get; init; }

    /// <summary>The cache that is shown. Default: none.</summary>
    public ResponseCache? Cache { get; init; }

    /// <summary>What tells the stack's log entries from another stack's.</summary>
    public required StackMark Stack { get; init; }
}
