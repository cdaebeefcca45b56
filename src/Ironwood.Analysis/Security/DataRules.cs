using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Security;

/// <summary>Rules that protect stored data from deletion by mistake and from unauthorized access.</summary>
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
        "A resource that holds data is not protected from deletion, and the environment is not disposable.",
        "A mistake in the settings, or `pulumi destroy` on the wrong stack, deletes the data permanently.",
        "https://www.pulumi.com/docs/iac/concepts/options/protect/",
        Example: "holds data, but is not protected from deletion by a deployment");

    private static readonly Rule RedisAuth = new(
        "security/redis-auth", Severity.Warning,
        "A Redis instance requires no password.",
        "Any program in the network can read and write cached answers.",
        "https://docs.cloud.google.com/memorystore/docs/redis/about-redis-auth",
        Example: "requires no password");

    private static readonly Rule RedisTls = new(
        "security/redis-tls", Severity.Warning,
        "A Redis instance does not encrypt its connections.",
        "The password and every cached answer can be read on the network.",
        "https://docs.cloud.google.com/memorystore/docs/redis/about-in-transit-encryption",
        Example: "does not use TLS");

    private static readonly Rule PublicBucket = new(
        "security/public-bucket", Severity.Warning,
        "A bucket could be made public.",
        "A single grant by mistake lets everyone download the models.",
        "https://docs.cloud.google.com/storage/docs/public-access-prevention",
        Example: "does not enforce public access prevention");

    private static readonly Rule ObjectAcl = new(
        "security/bucket-acl", Severity.Warning,
        "A bucket allows access lists on single objects.",
        "Two places then decide who may read an object, and one of them is rarely checked.",
        "https://docs.cloud.google.com/storage/docs/uniform-bucket-level-access",
        Example: "allows access lists on single objects in addition to its roles");

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
                UnprotectedData.Example!, "set ironwood:protection.data to true")),
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
            select new Breach(node, "uniformBucketLevelAccess", ObjectAcl.Example!,
                "turn on uniform bucket-level access")),
    ];

    private static IEnumerable<Breach> Redis(
        ResourceGraph graph, Func<ResourceNode, bool> isBroken, string property, Rule rule, string fix) =>
        graph.OfType(ResourceTypes.Redis)
            .Where(isBroken)
            .Select(node => new Breach(node, property, rule.Example!, fix));
}
