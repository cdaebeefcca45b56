using Ironwood.Planning.Plan;

namespace Ironwood.Infra.Tests.Governance;

public sealed class LabelTests
{
    // Types of this stack whose arguments have labels. A type that is missing here fails the first test below.
    private static readonly Dictionary<string, string[]> Labelled = new()
    {
        [Types.Address] = ["front-door", "private-service-access"],
        [Types.AiEndpoint] = ["vertex-endpoint"],
        [Types.ApiConfig] = ["api-front"],
        [Types.ApiGateway] = ["api-front"],
        [Types.Api] = ["api-front"],
        [Types.Bucket] = ["model-store"],
        [Types.CertificateMapEntry] = ["transport-security"],
        [Types.CertificateMap] = ["transport-security"],
        [Types.Certificate] = ["transport-security"],
        [Types.Dataset] = ["metrics-warehouse"],
        [Types.DnsAuthorization] = ["transport-security"],
        [Types.ForwardingRule] = ["front-door"],
        [Types.InstanceTemplate] = ["tpu-slice"],
        [Types.Redis] = ["response-cache"],
        [Types.Repository] = ["model-store"],
        [Types.Secret] = ["cache-secret"],
        [Types.SecurityPolicy] = ["edge-protection"],
        [Types.ServiceLbPolicy] = ["tier-backend"],
        [Types.Subscription] = ["metrics-stream"],
        [Types.Table] = ["metrics-stream"],
        [Types.Topic] = ["metrics-stream", "spend-budget"],
    };

    // Cloud Monitoring has user labels; a channel's "labels" are its configuration, and take no others.
    private static readonly Dictionary<string, string[]> UserLabelled = new()
    {
        [Types.AlertPolicy] = ["front-door-uptime", "inference-alerts"],
        [Types.CustomService] = ["service-levels"],
        [Types.NotificationChannel] = ["notification-channels"],
        [Types.Slo] = ["service-levels"],
        [Types.UptimeCheck] = ["front-door-uptime"],
    };

    [Fact]
    public async Task Every_resource_with_labels_says_environment_component_owner_cost_center_and_tool()
    {
        var graph = await Stacks.Capture(
            "prod", "ironwood:owner=team-a", "ironwood:costCenter=cc-7", "ironwood:environment=blue",
            "ironwood:apiGateway.enabled=true");
        Assert.All(graph.Nodes.Where(node => Labelled.ContainsKey(node.Type)), node =>
        {
            Assert.Equal("blue", node.Input("labels.environment"));
            Assert.Contains(node.Input("labels.component"), Labelled[node.Type]);
            Assert.Equal("team-a", node.Input("labels.owner"));
            Assert.Equal("cc-7", node.Input("labels.cost-center"));
            Assert.Equal("pulumi", node.Input("labels.managed-by"));
        });
        Assert.Equal(
            Labelled.Keys.Order(StringComparer.Ordinal),
            graph.Nodes.Where(node => node.Input("labels") is not null && node.Type != Types.NotificationChannel)
                .Select(node => node.Type)
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_resource_of_monitoring_says_the_same_in_its_user_labels()
    {
        var graph = await Stacks.Capture(
            "prod", "ironwood:owner=team-a", "ironwood:costCenter=cc-7", "ironwood:environment=blue");
        Assert.All(graph.Nodes.Where(node => UserLabelled.ContainsKey(node.Type)), node =>
        {
            Assert.Equal("blue", node.Input("userLabels.environment"));
            Assert.Contains(node.Input("userLabels.component"), UserLabelled[node.Type]);
            Assert.Equal("team-a", node.Input("userLabels.owner"));
            Assert.Equal("cc-7", node.Input("userLabels.cost-center"));
            Assert.Equal("pulumi", node.Input("userLabels.managed-by"));
        });
        Assert.Equal(
            UserLabelled.Keys.Order(StringComparer.Ordinal),
            graph.Nodes.Where(node => node.Input("userLabels") is not null)
                .Select(node => node.Type)
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Labels_of_the_settings_are_on_everything_that_takes_labels()
    {
        string[] changes = ["ironwood:labels={team: search, data-class: \"\"}", "ironwood:apiGateway.enabled=true"];
        var graph = await Stacks.Capture("prod", changes);
        var plain = await Stacks.Capture("prod", changes[1]);
        Assert.All(graph.Nodes.Where(node => Labelled.ContainsKey(node.Type) || UserLabelled.ContainsKey(node.Type)),
            node =>
            {
                var property = Labelled.ContainsKey(node.Type) ? "labels" : "userLabels";
                var labels = node.Inputs[property]!.AsObject();
                Assert.Equal(("search", ""), ((string?)labels["team"], (string?)labels["data-class"]));
                // The platform's own labels stay as they are.
                var own = plain.Find(node.Type, node.Name).Inputs[property]!.AsObject();
                Assert.Equal(own.Count + 2, labels.Count);
                Assert.All(own, label => Assert.Equal(label.Value?.ToJsonString(), labels[label.Key]?.ToJsonString()));
            });
    }

    [Fact]
    public async Task The_platforms_own_keys_are_those_that_settings_cannot_take()
    {
        var graph = await Stacks.Capture("prod", "ironwood:apiGateway.enabled=true");
        Assert.Equal(
            PlatformLabels.All.Order(StringComparer.Ordinal),
            graph.Nodes.SelectMany(node => new[] { Labelled.ContainsKey(node.Type) ? "labels" : "userLabels" }
                    .Select(property => node.Inputs[property]).OfType<JsonObject>())
                .SelectMany(labels => labels.Select(label => label.Key))
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    // A disk that a template brings takes none of its machine's labels, and its cost is a line of its own.
    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task A_machines_disks_have_its_labels(string variant)
    {
        var graph = await StackVariants.Of(variant);
        Assert.All(graph.OfType(Types.InstanceTemplate), template =>
        {
            Assert.NotEmpty(template.Inputs["disks"]!.AsArray());
            Assert.All(template.Inputs["disks"]!.AsArray(), disk =>
                Assert.Equal(template.Inputs["labels"]!.ToJsonString(), disk!["labels"]!.ToJsonString()));
        });
    }

    [Fact]
    public async Task A_components_own_labels_stay()
    {
        var graph = await Stacks.Prod;
        Assert.Equal("large", graph.Find(Types.InstanceTemplate, "slice-large-0-template").Input("labels.tier"));
    }

    [Fact]
    public async Task The_environment_is_the_stacks_name_unless_it_is_set() =>
        Assert.Equal("dev", (await Stacks.Dev).Find(Types.Address, "ai-inference-ip").Input("labels.environment"));
}
