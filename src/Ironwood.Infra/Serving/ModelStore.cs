using Ironwood.Catalog.Identity;
using Ironwood.Infra.Governance;
using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.ArtifactRegistry.Inputs;
using Pulumi.Gcp.Storage;
using Pulumi.Gcp.Storage.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>
/// Storage that pods read when they boot: a bucket for weights, and a Docker repository for serving images.
/// </summary>
public sealed class ModelStore : ComponentResource
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Cloud Storage's own default: deleted objects and buckets can be restored for a week.</summary>
    private const int SoftDeleteDays = 7;

    /// <summary>An upload cannot be resumed after a week, but its parts cost as much as objects.</summary>
    private const int UnfinishedUploadDays = 7;

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project, region, retention and readers.</param>
    /// <param name="options">Resource options.</param>
    public ModelStore(string name, ModelStoreArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:serving:ModelStore", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };

        Bucket = new Bucket("ironwood-models", new BucketArgs
        {
            Project = args.Project,
            // All hosts read the weights at the same time, so they are in the region, not in a multi-region.
            Location = args.Region,
            StorageClass = "STANDARD",
            UniformBucketLevelAccess = true,
            PublicAccessPrevention = "enforced",
            Versioning = new BucketVersioningArgs { Enabled = true },
            SoftDeletePolicy = new BucketSoftDeletePolicyArgs
            {
                RetentionDurationSeconds = args.Protection.IsOn ? SoftDeleteDays * SecondsPerDay : 0,
            },
            LifecycleRules =
            {
                new BucketLifecycleRuleArgs
                {
                    Action = new BucketLifecycleRuleActionArgs { Type = "Delete" },
                    Condition = new BucketLifecycleRuleConditionArgs
                    {
                        DaysSinceNoncurrentTime = args.Plan.NoncurrentDays,
                        WithState = "ARCHIVED",
                    },
                },
                new BucketLifecycleRuleArgs
                {
                    Action = new BucketLifecycleRuleActionArgs { Type = "AbortIncompleteMultipartUpload" },
                    Condition = new BucketLifecycleRuleConditionArgs { Age = UnfinishedUploadDays },
                },
            },
            Encryption = args.BucketKey is { } key ? new BucketEncryptionArgs { DefaultKmsKeyName = key.Name } : null!,
            ForceDestroy = args.Protection.MayDeleteContent,
        }, args.Protection.Options(this).After(args.BucketKey));

        var bucketReader = new BucketIAMMember("ironwood-models-pods", new BucketIAMMemberArgs
        {
            Bucket = Bucket.Name,
            Role = PodRoles.On(GrantScope.ModelBucket),
            Member = args.Identity.Member,
        }, child);

        Repository = new Repository("model-registry", new RepositoryArgs
        {
            Project = args.Project,
            Location = args.Region,
            RepositoryId = args.RepositoryId,
            Description = "Serving images of the inference tiers",
            Format = "DOCKER",
            KmsKeyName = args.RepositoryKey?.Name!,
            CleanupPolicyDryRun = false,
            CleanupPolicies =
            {
                new RepositoryCleanupPolicyArgs
                {
                    Id = "delete-untagged",
                    Action = "DELETE",
                    Condition = new RepositoryCleanupPolicyConditionArgs
                    {
                        TagState = "UNTAGGED",
                        OlderThan = Seconds(args.Plan.UntaggedImageDays),
                    },
                },
                // A keep policy wins over the other policies.
                new RepositoryCleanupPolicyArgs
                {
                    Id = "keep-newest",
                    Action = "KEEP",
                    MostRecentVersions = new RepositoryCleanupPolicyMostRecentVersionsArgs
                    {
                        KeepCount = args.Plan.KeepImages,
                    },
                },
            },
            VulnerabilityScanningConfig = new RepositoryVulnerabilityScanningConfigArgs
            {
                // "Inherited" means on, because the project has the Container Scanning API.
                EnablementConfig = args.Plan.ScansImages ? "INHERITED" : "DISABLED",
            },
        }, args.Protection.Options(this).After(args.RepositoryKey));

        var repositoryReader = new RepositoryIamMember("model-registry-pods", new RepositoryIamMemberArgs
        {
            Project = args.Project,
            Location = args.Region,
            Repository = Repository.Name,
            Role = PodRoles.On(GrantScope.ImageRepository),
            Member = args.Identity.Member,
        }, child);

        NeededByPods = [bucketReader, repositoryReader];
        RegisterOutputs();
    }

    /// <summary>The bucket that holds the weights; its <c>Url</c> is <c>gs://…</c>.</summary>
    public Bucket Bucket { get; }

    /// <summary>The Docker repository; its <c>RegistryUri</c> is what images are pushed to.</summary>
    public Repository Repository { get; }

    /// <summary>
    /// The resources that pods depend on: a pod that boots earlier may read neither weights nor images.
    /// </summary>
    public ImmutableArray<Resource> NeededByPods { get; }

    private static string Seconds(int days) => string.Create(CultureInfo.InvariantCulture, $"{days * SecondsPerDay}s");
}

/// <summary>Arguments of <see cref="ModelStore"/>.</summary>
public sealed class ModelStoreArgs : RegionalArgs
{
    /// <summary>Id of the repository, unique in project and region: the provider does not generate one.</summary>
    [Input("repositoryId", required: true)]
    public Input<string> RepositoryId { get; set; } = null!;

    /// <summary>What is kept, and for how long.</summary>
    public required ModelStorePlan Plan { get; init; }

    /// <summary>Whether bucket and repository are protected.</summary>
    public required DataProtection Protection { get; init; }

    /// <summary>The key of the bucket. Default: Google's own.</summary>
    public UsableKey? BucketKey { get; init; }

    /// <summary>The key of the repository. Default: Google's own.</summary>
    public UsableKey? RepositoryKey { get; init; }

    /// <summary>The pods' identity, which reads from it.</summary>
    public required InferenceIdentity Identity { get; init; }
}
