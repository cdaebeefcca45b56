using Ironwood.Catalog.Limits;

namespace Ironwood.Infra.Tests.Caching;

public sealed class ResponseCacheTests
{
    private const string Name = "inference-cache";

    [Fact]
    public async Task In_prod_it_is_the_recipes_100_gb_with_a_replica_and_daily_snapshots()
    {
        var redis = (await Stacks.Prod).Find(Types.Redis, Name);
        Assert.Equal("100", redis.Input("memorySizeGb"));
        Assert.Equal("STANDARD_HA", redis.Input("tier"));
        Assert.Equal("REDIS_7_2", redis.Input("redisVersion"));
        Assert.Equal("RDB", redis.Input("persistenceConfig.persistenceMode"));
        Assert.Equal("TWENTY_FOUR_HOURS", redis.Input("persistenceConfig.rdbSnapshotPeriod"));
        Assert.Equal("us-central1", redis.Input("region"));
        Assert.NotNull(redis.Input("displayName"));
    }

    [Fact]
    public async Task In_dev_it_is_the_smallest_there_is()
    {
        var redis = (await Stacks.Dev).Find(Types.Redis, Name);
        Assert.Equal("1", redis.Input("memorySizeGb"));
        Assert.Equal("BASIC", redis.Input("tier"));
        Assert.Equal("DISABLED", redis.Input("persistenceConfig.persistenceMode"));
        Assert.Null(redis.Input("persistenceConfig.rdbSnapshotPeriod"));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task It_asks_for_a_password_speaks_only_tls_and_has_no_address_outside_the_network(string stack)
    {
        var graph = await Stacks.Capture(stack);
        var redis = graph.Find(Types.Redis, Name);
        Assert.Equal("true", redis.Input("authEnabled"));
        Assert.Equal("SERVER_AUTHENTICATION", redis.Input("transitEncryptionMode"));
        Assert.Equal("PRIVATE_SERVICE_ACCESS", redis.Input("connectMode"));
        graph.Reads(redis, "authorizedNetwork", graph.Find(Types.Network, "inference-network"), "id");
    }

    [Fact]
    public async Task It_waits_for_the_connection_that_it_is_reached_by()
    {
        var graph = await Stacks.Prod;
        Assert.Contains(
            graph.Find(Types.ServiceConnection, "private-services-connection"),
            graph.DependenciesOf(graph.Find(Types.Redis, Name)));
    }

    [Fact]
    public async Task A_full_cache_forgets_what_was_not_used_for_longest() =>
        Assert.Equal("allkeys-lru", (await Stacks.Prod).Find(Types.Redis, Name).Input("redisConfigs.maxmemory-policy"));

    [Fact]
    public async Task Settings_choose_size_version_snapshots_and_maintenance()
    {
        var redis = (await Stacks.Capture(
            "prod",
            "ironwood:cache={memoryGb: 300, highAvailability: false, version: REDIS_7_0, persistenceHours: 6,"
                + " maintenance: {day: tuesday, hourUtc: 23}}")).Find(Types.Redis, Name);
        Assert.Equal("300", redis.Input("memorySizeGb"));
        Assert.Equal("BASIC", redis.Input("tier"));
        Assert.Equal("REDIS_7_0", redis.Input("redisVersion"));
        Assert.Equal("SIX_HOURS", redis.Input("persistenceConfig.rdbSnapshotPeriod"));
        const string Window = "maintenancePolicy.weeklyMaintenanceWindows[0]";
        Assert.Equal("TUESDAY", redis.Input($"{Window}.day"));
        Assert.Equal(
            ["23", "0", "0", "0"],
            new[] { "hours", "minutes", "seconds", "nanos" }.Select(unit => redis.Input($"{Window}.startTime.{unit}")));
    }

    [Theory]
    [InlineData(1, "ONE_HOUR")]
    [InlineData(12, "TWELVE_HOURS")]
    public async Task Hours_between_snapshots_have_the_apis_names(int hours, string period)
    {
        var graph = await Stacks.Capture("prod", $"ironwood:cache.persistenceHours={hours}");
        Assert.Equal(period, graph.Find(Types.Redis, Name).Input("persistenceConfig.rdbSnapshotPeriod"));
    }

    [Fact]
    public async Task A_large_instance_has_time_to_be_created_and_to_grow()
    {
        var timeouts = (await Stacks.Prod).Find(Types.Redis, Name).Options.Timeouts;
        Assert.Equal("45m", timeouts["create"]);
        Assert.Equal("60m", timeouts["update"]);
    }

    [Fact]
    public void Its_name_leaves_room_for_the_engines_suffix() =>
        Assert.True(NameRules.RedisName.Allows($"{Name}-0123456"));

    [Fact]
    public async Task The_password_is_kept_in_a_secret_and_not_in_the_graph()
    {
        var graph = await Stacks.Prod;
        var redis = graph.Find(Types.Redis, Name);
        var version = graph.Find(Types.SecretVersion, $"{Name}-auth-version");
        graph.Reads(version, "secretData", redis, "authString");
        graph.Reads(version, "secret", graph.Find(Types.Secret, $"{Name}-auth"), "id");
        Assert.Contains("inputs.secretData", version.Secrets);
        Assert.DoesNotContain(graph.Edges, edge => edge.Property == "authString" && edge.From != version.Urn);
    }

    [Fact]
    public async Task Both_secrets_replicate_by_themselves_and_only_the_pods_may_read_them()
    {
        var graph = await Stacks.Prod;
        var account = graph.Find(Types.Account, "tpu-inference-sa");
        Assert.Equal(
            [$"{Name}-auth", $"{Name}-ca"],
            graph.OfType(Types.Secret).Select(secret => secret.Name).Order(StringComparer.Ordinal));
        Assert.All(graph.OfType(Types.Secret), secret =>
        {
            Assert.NotNull(PropertyPath.At(secret.Inputs, "replication.auto"));
            Assert.Equal("false", secret.Input("deletionProtection"));
            // The templates that name it are in use until the new ones are there.
            Assert.False(secret.Options.DeleteBeforeReplace ?? true);
            graph.Reads(graph.Find(Types.SecretVersion, $"{secret.Name}-version"), "secret", secret, "id");
            var grant = Assert.Single(graph.OfType(Types.SecretGrant), grant => grant.Name == $"{secret.Name}-pods");
            graph.Reads(grant, "secretId", secret, "secretId");
            graph.Reads(grant, "member", account, "email");
            Assert.Equal("roles/secretmanager.secretAccessor", grant.Input("role"));
        });
    }

    [Fact]
    public async Task Without_a_cache_there_are_no_secrets_and_the_output_is_empty()
    {
        var graph = await Stacks.Capture("dev", "ironwood:cache.enabled=false");
        Assert.Empty(graph.OfType(Types.Redis));
        Assert.Empty(graph.OfType(Types.Secret));
        Assert.Equal("", graph.Root.Outputs["cacheInstance"]!.ToString());
    }
}
