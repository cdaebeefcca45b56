using Ironwood.Catalog.Pricing;

namespace Ironwood.Analysis.Tests.Cost;

/// <summary>Small graphs for the tests of costs.</summary>
internal static class CostGraph
{
    public const string AddressType = "gcp:compute/globalAddress:GlobalAddress";
    public const string AlertType = "gcp:monitoring/alertPolicy:AlertPolicy";
    public const string AutoscalerType = "gcp:compute/autoscaler:Autoscaler";
    public const string BudgetType = "gcp:billing/budget:Budget";
    public const string CertificateType = "gcp:certificatemanager/certificate:Certificate";
    public const string GrantType = "gcp:projects/iAMMember:IAMMember";
    public const string ManagerType = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    public const string ModelType =
        "gcp:vertex/aiEndpointWithModelGardenDeployment:AiEndpointWithModelGardenDeployment";
    public const string NatType = "gcp:compute/routerNat:RouterNat";
    public const string PolicyType = "gcp:compute/securityPolicy:SecurityPolicy";
    public const string RedisType = "gcp:redis/instance:Instance";
    public const string RuleType = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    public const string SecretType = "gcp:secretmanager/secret:Secret";
    public const string SubnetType = "gcp:compute/subnetwork:Subnetwork";
    public const string TemplateType = "gcp:compute/instanceTemplate:InstanceTemplate";
    public const string UptimeType = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
    public const string VersionType = "gcp:secretmanager/secretVersion:SecretVersion";

    private const string Root = "urn:pulumi:test::project::pulumi:pulumi:Stack::project-test";

    public static ResourceGraph Of(params IEnumerable<ResourceNode> nodes) => new("project", "test",
        nodes.Prepend(
            new()
            {
                Urn = Root,
                Type = "pulumi:pulumi:Stack",
                Name = "project-test",
                Kind = ResourceKind.Component,
            }), []);

    public static CostReport Report(params IEnumerable<ResourceNode> nodes) =>
        CostEstimate.Of(Of(nodes), CostTerms.List);

    public static CostReport ReportWith(string item, decimal usd, params IEnumerable<ResourceNode> nodes) =>
        CostEstimate.Of(Of(nodes), new(new Tariff(new Dictionary<string, decimal> { [item] = usd })));

    public static ResourceNode Node(
        string type, string name, string inputs = "{}", ResourceNode? parent = null) => new()
        {
            Urn = $"urn:pulumi:test::project::{type}::{name}",
            Type = type,
            Name = name,
            Kind = type.StartsWith("ironwood:", StringComparison.Ordinal)
                ? ResourceKind.Component
                : ResourceKind.Custom,
            Parent = parent?.Urn ?? Root,
            Inputs = JsonNode.Parse(inputs)!.AsObject(),
        };

    /// <summary>A group of machines of a template; without a size where an autoscaler has it.</summary>
    public static ResourceNode Group(
        string name, int? size, string template = "t", string zone = "us-central1-c", ResourceNode? parent = null) =>
        Node(ManagerType, name, $$"""
            {"zone": "{{zone}}", {{(size is null ? "" : $"\"targetSize\": {size},")}}
             "versions": [{"instanceTemplate": "{{To(TemplateType, template)}}"}]}
            """, parent);

    public static ResourceNode Template(string machineType, string more = "", string name = "t") =>
        Node(TemplateType, name, $$"""{"machineType": "{{machineType}}"{{(more.Length == 0 ? "" : $", {more}")}}}""");

    public static ResourceNode Autoscaler(string group, int least, int most) => Node(AutoscalerType, group, $$$"""
        {"target": "{{{To(ManagerType, group)}}}", "autoscalingPolicy": {"minReplicas": {{{least}}}, "maxReplicas": {{{most}}}}}
        """);

    public static string To(string type, string name) => new Reference(new(type, name), "id").ToString();

    /// <summary>US dollars an hour of all lines of an item.</summary>
    public static decimal Of(this CostReport report, string item) =>
        report.Parts.SelectMany(part => part.Lines)
            .Where(line => line.Most.Item == item)
            .Sum(line => line.Most.UsdPerHour!.Value);
}
