namespace Ironwood.Analysis.Tests.Diff;

/// <summary>Small graphs, written as their inputs; edges follow from the references in them.</summary>
internal static class Graphs
{
    public const string Network = "gcp:compute/network:Network";
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    public const string Router = "gcp:compute/router:Router";
    public const string Redis = "gcp:redis/instance:Instance";
    public const string Table = "gcp:bigquery/table:Table";
    public const string Dataset = "gcp:bigquery/dataset:Dataset";
    public const string DatasetMember = "gcp:bigquery/datasetIamMember:DatasetIamMember";
    public const string Template = "gcp:compute/instanceTemplate:InstanceTemplate";
    public const string Group = "gcp:compute/instanceGroupManager:InstanceGroupManager";
    public const string Autoscaler = "gcp:compute/autoscaler:Autoscaler";
    public const string Policy = "gcp:compute/resourcePolicy:ResourcePolicy";
    public const string Service = "gcp:compute/backendService:BackendService";
    public const string UrlMap = "gcp:compute/uRLMap:URLMap";
    public const string Secret = "gcp:secretmanager/secret:Secret";
    public const string SecretVersion = "gcp:secretmanager/secretVersion:SecretVersion";
    public const string Topic = "gcp:pubsub/topic:Topic";

    private const string Stack = "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s";

    public static string Ref(string type, string name, string property) =>
        new Reference(new(type, name), property).ToString();

    public static ResourceNode Node(
        string type, string name, string inputs = "{}", NodeOptions? options = null, params string[] secrets) =>
        new()
        {
            Urn = $"urn:pulumi:s::p::{type}::{name}",
            Type = type,
            Name = name,
            Kind = ResourceKind.Custom,
            Parent = Stack,
            Inputs = JsonNode.Parse(inputs)!.AsObject(),
            Options = options ?? NodeOptions.Default,
            Secrets = secrets,
        };

    public static ResourceNode Outputs(string outputs, params string[] secrets) => new()
    {
        Urn = Stack,
        Type = "pulumi:pulumi:Stack",
        Name = "p-s",
        Kind = ResourceKind.Component,
        Outputs = JsonNode.Parse(outputs)!.AsObject(),
        Secrets = secrets,
    };

    public static ResourceGraph Whole(params ResourceNode[] nodes)
    {
        var all = nodes.Any(node => node.Parent is null) ? nodes : [.. nodes, Outputs("{}")];
        return new("p", "s", all,
            from node in all
            from text in PropertyPath.Texts(node.Inputs)
            from reference in Reference.In(text.Text)
            select new ResourceEdge(
                node.Urn, text.Path, $"urn:pulumi:s::p::{reference.Target.Type}::{reference.Target.Name}",
                reference.Property));
    }

    public static GraphDiff Compare(ResourceNode[] before, ResourceNode[] after) =>
        GraphDiff.Of(Whole(before), Whole(after));

    public static ResourceChange Single(ResourceNode before, ResourceNode after) =>
        Assert.Single(Compare([before], [after]).Changes);

    /// <summary>Each change as <c>Kind name</c>.</summary>
    public static string[] Summary(GraphDiff diff) =>
        [.. diff.Changes.Select(change => $"{change.Kind} {change.Resource.Name}")];
}
