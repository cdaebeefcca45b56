using Ironwood.Analysis.Schema;
using Ironwood.Catalog.Identity;
using Ironwood.Catalog.Services;

namespace Ironwood.Infra.Tests.Governance;

/// <summary>What holds for every resource, whichever component makes it.</summary>
public sealed class EveryResourceTests
{
    // What lies directly in the stack, as the architecture is drawn; everything else is part of one of them.
    private static readonly string[] Parts =
    [
        "ironwood:caching:ResponseCache", "ironwood:foundation:CiIdentity", "ironwood:foundation:EncryptionKeys",
        "ironwood:foundation:InferenceIdentity",
        "ironwood:foundation:InferenceNetwork", "ironwood:foundation:PrivateServiceAccess",
        "ironwood:foundation:ProjectServices",
        "ironwood:observability:FrontDoorUptime", "ironwood:observability:InferenceAlerts",
        "ironwood:observability:InferenceDashboard", "ironwood:observability:NotificationChannels",
        "ironwood:observability:ServiceLevels", "ironwood:serving:ModelStore", "ironwood:serving:TpuPod",
        "ironwood:serving:VertexEndpoint", "ironwood:spend:SpendBudget", "ironwood:telemetry:MetricsStream",
        "ironwood:telemetry:MetricsWarehouse", "ironwood:traffic:ApiFront", "ironwood:traffic:FrontDoor",
    ];

    // What is named after what it belongs to, and needs no more words.
    private static readonly string[] SaidByTheName =
    [
        $"{Types.Autoscaler} description", $"{Types.ForwardingRule} description", $"{Types.HttpProxy} description",
        $"{Types.HttpsProxy} description", $"{Types.NotificationChannel} description", $"{Types.Router} description",
        $"{Types.Subnetwork} description",
    ];

    private static readonly string[] Places = ["region", "location", "zone"];

    private static readonly string[] GlobalUnlessSaid =
    [
        Types.InstanceTemplate, "gcp:certificatemanager/certificate:Certificate",
        "gcp:certificatemanager/dnsAuthorization:DnsAuthorization",
    ];

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task It_belongs_to_a_component_and_the_component_to_its_part_of_the_platform(string variant)
    {
        var graph = await StackVariants.Of(variant);
        Assert.Equal(
            "ironwood-suffix",
            Assert.Single(graph.ChildrenOf(graph.Root), node => node.Kind == ResourceKind.Custom).Name);
        Assert.Empty(
            graph.ChildrenOf(graph.Root)
                .Where(node => node.Kind == ResourceKind.Component)
                .Select(node => node.Type)
                .Except(Parts));
    }

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task It_names_its_project_where_its_type_has_one(string variant)
    {
        var graph = await StackVariants.Of(variant);
        Assert.All(
            graph.Nodes.Where(node => Has(node, "project")),
            node => Assert.Equal($"ironwood-{graph.Stack}", node.Input("project")));
    }

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task It_waits_for_the_api_that_creates_it(string variant)
    {
        var graph = await StackVariants.Of(variant);
        Assert.All(
            graph.Nodes.Where(
                node => node.Type.StartsWith("gcp:", StringComparison.Ordinal) && node.Type != Types.Service),
            node =>
            {
                var api = GoogleServices.OfResourceType(node.Type);
                Assert.True(api is not null, $"The catalogue does not say which API creates {node.Type}.");
                Assert.Contains(
                    graph.DependenciesOf(node),
                    target => target.Type == Types.Service && target.Input("service") == api.Id);
            });
    }

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task It_has_the_platforms_labels_where_its_type_has_labels(string variant)
    {
        var graph = await StackVariants.Of(variant);
        Assert.All(graph.Nodes.Where(node => node.Kind == ResourceKind.Custom), node =>
        {
            // A notification channel has both, and its "labels" are its configuration.
            var labels = new[] { "userLabels", "labels" }.FirstOrDefault(name => Has(node, name));
            Assert.All(
                labels is null ? [] : new[] { "environment", "component", "owner", "cost-center", "managed-by" },
                label => Assert.False(
                    string.IsNullOrEmpty(node.Input($"{labels}.{label}")), $"{node.Name} has no label {label}"));
        });
    }

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task It_says_what_it_is_for_where_its_type_has_a_description_or_a_name_for_people(string variant)
    {
        var graph = await StackVariants.Of(variant);
        Assert.Empty(graph.Nodes
            .SelectMany(node => new[] { "description", "displayName" }
            .Where(name => Has(node, name) && string.IsNullOrEmpty(node.Input(name)))
                .Select(name => $"{node.Type} {name}"))
            .Except(SaidByTheName));
    }

    // A provider's default would decide otherwise, and what is read from one another would lie in two places.
    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task It_lies_in_the_platforms_region_or_in_that_of_its_failover(string variant)
    {
        var graph = await StackVariants.Of(variant);
        string[] regions = variant.StartsWith("two regions", StringComparison.Ordinal)
            ? ["us-central1", "us-east5"]
            : ["us-central1"];
        foreach (var node in graph.Nodes.Where(
            node => Places.Any(name => Has(node, name)) && !GlobalUnlessSaid.Contains(node.Type)))
        {
            var places = Places.Select(name => node.Input(name))
                .OfType<string>()
                .Where(place => place != "global")
                .ToArray();
            Assert.True(
                places.All(
                    place => regions.Any(
                        region => place == region || place.StartsWith($"{region}-", StringComparison.Ordinal)))
                    && (places.Length > 0 || node.Input("location") == "global"),
                $"{node.Name} lies in '{string.Join(", ", places)}'.");
        }
    }

    // A misspelt one is refused in the middle of a deployment.
    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task It_grants_only_roles_that_exist(string variant)
    {
        var graph = await StackVariants.Of(variant);
        var roles = graph.Nodes.Where(node => Has(node, "role") && Has(node, "member"))
            .Select(node => node.Input("role")!)
            .ToArray();
        Assert.NotEmpty(roles);
        Assert.Equal(
            [],
            roles.Where(role => !role.StartsWith("${", StringComparison.Ordinal) && !PredefinedRoles.Contain(role))
                .Distinct());
    }

    private static bool Has(ResourceNode node, string input) => ProviderSchema.Of(node.Type)?.Input(input) is not null;
}
