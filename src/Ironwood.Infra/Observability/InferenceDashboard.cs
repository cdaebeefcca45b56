using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Traffic;
using Pulumi;
using Pulumi.Gcp.Monitoring;

namespace Ironwood.Infra.Observability;

/// <summary>One page that tells an operator how the platform fares, tier by tier.</summary>
public sealed class InferenceDashboard : ComponentResource
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Filters are full of quotes; they need escaping for JSON, not for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="name">Logical name.</param>
    /// <param name="args">What is shown.</param>
    /// <param name="options">Resource options.</param>
    public InferenceDashboard(string name, InferenceDashboardArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:InferenceDashboard", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Input<ImmutableArray<KeyValuePair<string, IReadOnlyList<string>>>> groups = Output.All(
            args.Pods.GroupBy(pod => pod.Plan.Name)
                .Select(tier => Output.All(tier.SelectMany(pod => pod.Groups).Select(group => group.Name))
                    .Apply(names => KeyValuePair.Create(tier.Key, (IReadOnlyList<string>)names))));
        var parts = new DashboardParts(
            args.Pods.Any(pod => pod.Plan.Shape.Generation.IsAccelerator),
            args.FrontDoor.VertexRoutes.Length > 0,
            args.HasCache);

        Dashboard = new Dashboard(name, new DashboardArgs
        {
            Project = args.Project,
            DashboardJson = Output.Tuple(args.Project, (Input<string>)args.FrontDoor.UrlMap.Name, groups)
                .Apply(known => JsonSerializer.Serialize(
                DashboardTiles.Document(known.Item1, known.Item2, known.Item3.ToImmutableDictionary(), parts), Format)),
        }, new CustomResourceOptions { Parent = this });

        Url = Output.Format(
            $"https://console.cloud.google.com/monitoring/dashboards/builder/{Dashboard.Id.Apply(ShortId)}?project={args.Project}");
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url });
    }

    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard { get; }

    /// <summary>Where it is seen.</summary>
    public Output<string> Url { get; }

    /// <summary>The last part of <c>projects/NUMBER/dashboards/ID</c>. What is no such id, as in a preview, stays as it
    /// is.</summary>
    internal static string ShortId(string id)
    {
        const string Collection = "/dashboards/";
        var start = id.LastIndexOf(Collection, StringComparison.Ordinal);
        return start < 0 ? id : id[(start + Collection.Length)..];
    }
}

/// <summary>Arguments of <see cref="InferenceDashboard"/>.</summary>
public sealed class InferenceDashboardArgs : ProjectArgs
{
    /// <summary>The balancer whose requests are shown.</summary>
    public required FrontDoor FrontDoor { get; init; }

    /// <summary>The machines that are shown.</summary>
    public required IReadOnlyList<TpuPod> Pods { get; init; }

    /// <summary>Whether there is a cache to show.</summary>
    public required bool HasCache { get; init; }
}
