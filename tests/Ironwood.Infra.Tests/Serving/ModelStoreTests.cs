namespace Ironwood.Infra.Tests.Serving;

public sealed class ModelStoreTests
{
    private const string Bucket = "ironwood-models";
    private const string Registry = "model-registry";

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task The_bucket_keeps_versions_and_is_never_public(string stack)
    {
        var bucket = (await Stacks.Capture(stack)).Find(Types.Bucket, Bucket);
        Assert.Equal("true", bucket.Input("versioning.enabled"));
        Assert.Equal("true", bucket.Input("uniformBucketLevelAccess"));
        Assert.Equal("enforced", bucket.Input("publicAccessPrevention"));
        Assert.Equal("us-central1", bucket.Input("location"));
        Assert.Equal("STANDARD", bucket.Input("storageClass"));
    }

    [Fact]
    public async Task What_was_replaced_goes_after_some_time_and_what_was_never_finished_sooner()
    {
        var bucket = (await Stacks.Capture("prod", "ironwood:models.noncurrentDays=90")).Find(Types.Bucket, Bucket);
        Assert.Equal("Delete", bucket.Input("lifecycleRules[0].action.type"));
        Assert.Equal("90", bucket.Input("lifecycleRules[0].condition.daysSinceNoncurrentTime"));
        // Without this the rule would count the days of what is current, too.
        Assert.Equal("ARCHIVED", bucket.Input("lifecycleRules[0].condition.withState"));
        Assert.Equal("AbortIncompleteMultipartUpload", bucket.Input("lifecycleRules[1].action.type"));
        Assert.Equal("7", bucket.Input("lifecycleRules[1].condition.age"));
        Assert.Null(bucket.Input("lifecycleRules[2]"));
        Assert.Equal(
            "30",
            (await Stacks.Prod)
                .Find(Types.Bucket, Bucket)
                .Input("lifecycleRules[0].condition.daysSinceNoncurrentTime"));
    }

    [Fact]
    public async Task Pods_may_read_the_bucket_and_no_more()
    {
        var graph = await Stacks.Prod;
        var grant = Assert.Single(graph.OfType(Types.BucketGrant));
        graph.Reads(grant, "bucket", graph.Find(Types.Bucket, Bucket), "name");
        graph.Reads(grant, "member", graph.Find(Types.Account, "tpu-inference-sa"), "email");
        Assert.Equal("roles/storage.objectViewer", grant.Input("role"));
    }

    [Fact]
    public async Task The_repository_holds_docker_images_and_has_an_id_of_its_own_in_each_stack()
    {
        var graph = await Stacks.Prod;
        var repository = graph.Find(Types.Repository, Registry);
        graph.Reads(repository, "repositoryId", graph.Find(Types.RandomId, "ironwood-suffix"), "hex");
        Assert.StartsWith("model-registry-", repository.Input("repositoryId"), StringComparison.Ordinal);
        Assert.Equal("DOCKER", repository.Input("format"));
        Assert.Equal("us-central1", repository.Input("location"));
        Assert.NotNull(repository.Input("description"));
    }

    [Fact]
    public async Task Cleaning_up_is_no_rehearsal_and_keeps_the_newest_images()
    {
        var repository = (await Stacks.Capture("prod", "ironwood:models={keepImages: 3, untaggedImageDays: 2}")).Find(
            Types.Repository, Registry);
        Assert.Equal("false", repository.Input("cleanupPolicyDryRun"));
        Assert.Equal("DELETE", repository.Input("cleanupPolicies[0].action"));
        Assert.Equal("UNTAGGED", repository.Input("cleanupPolicies[0].condition.tagState"));
        Assert.Equal("172800s", repository.Input("cleanupPolicies[0].condition.olderThan"));
        Assert.Equal("KEEP", repository.Input("cleanupPolicies[1].action"));
        Assert.Equal("3", repository.Input("cleanupPolicies[1].mostRecentVersions.keepCount"));
        Assert.NotEqual(repository.Input("cleanupPolicies[0].id"), repository.Input("cleanupPolicies[1].id"));

        var byDefault = (await Stacks.Prod).Find(Types.Repository, Registry);
        Assert.Equal("604800s", byDefault.Input("cleanupPolicies[0].condition.olderThan"));
        Assert.Equal("10", byDefault.Input("cleanupPolicies[1].mostRecentVersions.keepCount"));
    }

    [Fact]
    public async Task Images_are_scanned_and_the_api_that_scans_them_is_enabled()
    {
        var graph = await Stacks.Prod;
        Assert.Equal(
            "INHERITED", graph.Find(Types.Repository, Registry).Input("vulnerabilityScanningConfig.enablementConfig"));
        Assert.Contains(
            graph.OfType(Types.Service), service => service.Input("service") == "containerscanning.googleapis.com");

        var off = await Stacks.Capture("prod", "ironwood:models.scanImages=false");
        Assert.Equal(
            "DISABLED", off.Find(Types.Repository, Registry).Input("vulnerabilityScanningConfig.enablementConfig"));
    }

    [Fact]
    public async Task Pods_may_pull_images_and_no_more()
    {
        var graph = await Stacks.Prod;
        var grant = Assert.Single(graph.OfType(Types.RepositoryGrant));
        graph.Reads(grant, "repository", graph.Find(Types.Repository, Registry), "name");
        graph.Reads(grant, "member", graph.Find(Types.Account, "tpu-inference-sa"), "email");
        Assert.Equal("roles/artifactregistry.reader", grant.Input("role"));
        Assert.Equal("us-central1", grant.Input("location"));
    }
}
