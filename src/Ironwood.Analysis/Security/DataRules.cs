using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Rules;
using Ironwood.Graph;

namespace Ironwood.Analysis.Security;

/// <summary>What is kept is kept from strangers and from slips.</summary>
internal static class DataRules
{
    private static readonly string[] Keepers =
        [
            ResourceTypes.Redis,
            ResourceTypes.Bucket,
            ResourceTypes.Repository,
            ResourceTypes.Dataset,
            ResourceTypes.Table,
        ];

    private static readonly Rule UnprotectedData = new(
        "security/unprotected-data", Severity.Warning,
        "What holds data can be deleted without further ado, outside of a disposable environment.",
        "A slip in the settings or a `pulumi destroy` in the wrong stack takes it away for good.",
        "https://www.pulumi.com/docs/iac/concepts/options/protect/")
    {
        Example = "holds data, and nothing keeps a deployment from deleting it",
    };

    private static readonly Rule RedisAuth = new(
        "security/redis-auth", Severity.Warning,
        "A Redis instance asks for no password.",
        "Whatever runs in the network reads and writes cached answers.",
        "https://docs.cloud.google.com/memorystore/docs/redis/about-redis-auth")
    {
        Example = "asks for no password",
    };

    private static readonly Rule RedisTls = new(
        "security/redis-tls", Severity.Warning,
        "A Redis instance speaks in plain.",
        "The password and every cached answer can be read on the way.",
        "https://docs.cloud.google.com/memorystore/docs/redis/about-in-transit-encryption")
    {
        Example = "speaks without TLS",
    };

    private static readonly Rule PublicBucket = new(
        "security/public-bucket", Severity.Warning,
        "A bucket could be made public.",
        "One grant by mistake, and everybody downloads the models.",
        "https://docs.cloud.google.com/storage/docs/public-access-prevention")
    {
        Example = "does not enforce public access prevention",
    };

    private static readonly Rule ObjectAcl = new(
        "security/bucket-acl", Severity.Warning,
        "A bucket takes access lists of single objects.",
        "Who may read an object is then told in two places, of which one is rarely looked at.",
        "https://docs.cloud.google.com/storage/docs/uniform-bucket-level-access")
    {
        Example = "takes access lists of single objects beside its roles",
    };

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(UnprotectedData, graph =>
            from node in graph.Nodes
            where Keepers.Contains(node.Type) && !node.IsDisposable()
                && (!node.Options.Protect
                    || node.Flag("forceDestroy") == true
                    || node.Flag("deleteContentsOnDestroy") == true)
            select new Breach(
                node,
                node.Flag("forceDestroy") == true
                    ? "forceDestroy"
                    : node.Flag("deleteContentsOnDestroy") == true ? "deleteContentsOnDestroy" : "",
                UnprotectedData.Example!, "protect it: ironwood:protection.data true")),
        new(
            RedisAuth,
            graph => Redis(graph, node => node.Flag("authEnabled") != true, "authEnabled", RedisAuth, "enable AUTH")),
        new(RedisTls, graph => Redis(
            graph,
            node => node.Text("transitEncryptionMode") != "SERVER_AUTHENTICATION",
            "transitEncryptionMode",
            RedisTls,
            "write SERVER_AUTHENTICATION")),
        new(PublicBucket, graph =>
            from node in graph.OfType(ResourceTypes.Bucket)
            where node.Text("publicAccessPrevention") != "enforced"
            select new Breach(node, "publicAccessPrevention", PublicBucket.Example!, "write enforced")),
        new(ObjectAcl, graph =>
            from node in graph.OfType(ResourceTypes.Bucket)
            where node.Flag("uniformBucketLevelAccess") != true
            select new Breach(node, "uniformBucketLevelAccess", ObjectAcl.Example!, "turn uniform access on")),
    ];

    private static IEnumerable<Breach> Redis(
        ResourceGraph graph, Func<ResourceNode, bool> isBroken, string property, Rule rule, string fix) =>
        graph.OfType(ResourceTypes.Redis)
            .Where(isBroken)
            .Select(node => new Breach(node, property, rule.Example!, fix));
}
