using Pulumi;

namespace Ironwood.Outputs.Tests;

public sealed class InferencePlatformTests
{
    [Fact]
    public async Task A_contract_comes_through_a_stack_reference_as_it_was_exported()
    {
        var outputs = await DeployedStack.Prod();

        var read = await new OtherStack(outputs).ReadAsync(platform => platform.Contract);

        Assert.Equal(
            JsonSerializer.Serialize(PlatformContract.Parse(outputs.ToJsonString()), PlatformContract.Format),
            JsonSerializer.Serialize(read.Value, PlatformContract.Format));
        Assert.False(read.IsSecret);
        Assert.Equal([OtherStack.Name], read.Dependencies);
    }

    [Fact]
    public async Task What_is_asked_for_most_is_at_hand()
    {
        var stack = new OtherStack(await DeployedStack.Prod());

        Assert.Equal("https://inference.example.com", (await stack.ReadAsync(platform => platform.Url)).Value);
        Assert.Equal("${ai-inference-ip.address}", (await stack.ReadAsync(platform => platform.Address)).Value);
        Assert.Equal(
            "${tpu-inference-sa.email}", (await stack.ReadAsync(platform => platform.ServiceAccountEmail)).Value);
        Assert.Equal("${tpu-metrics-stream.id}", (await stack.ReadAsync(platform => platform.MetricsTopic)).Value);
        Assert.Equal(
            "https://inference.example.com/simple",
            (await stack.ReadAsync(platform => platform.Tier("small"))).Value.Url);
        Assert.Equal(DeployedStack.Port, (await stack.ReadAsync(platform => platform.Cache)).Value.Port);
    }

    [Fact]
    public async Task A_reference_that_exists_serves_as_well()
    {
        var read = await new OtherStack(await DeployedStack.Dev()).ReadAsync(_ =>
        {
            var reference = new StackReference("platform", new StackReferenceArgs { Name = OtherStack.Name });
            var platform = new InferencePlatform(reference);
            Assert.Same(reference, platform.Reference);
            return platform.Url;
        });

        Assert.Equal("http://${ai-inference-ip.address}", read.Value);
        Assert.Equal(["platform"], read.Dependencies);
    }

    [Fact]
    public async Task A_secret_contract_gives_secrets_only()
    {
        var stack = new OtherStack(await DeployedStack.Prod(), "contract");

        Assert.True((await stack.ReadAsync(platform => platform.Contract)).IsSecret);
        Assert.True((await stack.ReadAsync(platform => platform.Url)).IsSecret);
        Assert.True((await stack.ReadAsync(platform => platform.Tier("small"))).IsSecret);
        Assert.True((await stack.ReadAsync(platform => platform.Cache)).IsSecret);
    }

    [Fact]
    public async Task Another_output_that_is_secret_makes_no_secret_of_the_contract()
    {
        var outputs = await DeployedStack.Prod();
        outputs["password"] = "hunter2";

        Assert.False((await new OtherStack(outputs, "password").ReadAsync(platform => platform.Contract)).IsSecret);
    }

    [Fact]
    public async Task A_reference_to_nothing_is_reported()
    {
        var (_, failure) = await new OtherStack(null).RefuseAsync(platform => platform.Address);

        Is(
            failure, OutputsCodes.UnreadableStack, OtherStack.Name,
            "could not be read; the engine's own error, next to this one, gives the reason");
    }

    [Fact]
    public async Task A_stack_that_was_never_deployed_is_reported()
    {
        var (told, failure) = await new OtherStack([]).RefuseAsync(platform => platform.Address);

        Is(
            failure, OutputsCodes.NoOutputs, $"{OtherStack.Name}#contract",
            "is missing, and so are all other outputs: the stack was never deployed, or was destroyed");
        Assert.Equal(failure.Message, told);
    }

    [Fact]
    public async Task Another_projects_stack_is_told_with_the_names_of_what_it_exports_and_no_value()
    {
        var other = new JsonObject { ["bucket"] = "b", ["password"] = "hunter2" };
        foreach (var index in Enumerable.Range(0, 6))
        {
            other[$"v{index}"] = index;
        }

        var (told, failure) = await new OtherStack(other, "password").RefuseAsync(platform => platform.Address);

        Is(
            failure, OutputsCodes.NoContract, $"{OtherStack.Name}#contract",
            "is missing; the stack has other outputs: bucket, password, v0, v1, v2, v3, …");
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_names_are_all_shown() => Is(
        (await new OtherStack(new JsonObject { ["zone"] = "z", ["bucket"] = "b" }).RefuseAsync(
            platform => platform.Address)).Failure,
        OutputsCodes.NoContract, $"{OtherStack.Name}#contract",
        "is missing; the stack has other outputs: bucket, zone");

    [Theory]
    [InlineData("0.4", OutputsCodes.OlderVersion)]
    [InlineData("2.0", OutputsCodes.NewerVersion)]
    public async Task An_incompatible_version_is_reported_and_nothing_else(string version, string code)
    {
        var outputs = await DeployedStack.Prod();
        outputs["contract"] = new JsonObject { ["version"] = version };

        var (told, failure) = await new OtherStack(outputs).RefuseAsync(platform => platform.Address);

        var problem = Assert.Single(failure.Problems);
        Assert.Equal((code, $"{OtherStack.Name}#contract.version"), (problem.Code, problem.Path));
        // The message alone: no stack trace, no name of an exception.
        Assert.Equal(failure.Message, told);
    }

    [Fact]
    public async Task A_newer_minor_version_is_accepted()
    {
        var outputs = await DeployedStack.Prod();
        outputs["contract"]!["version"] = "1.9";
        outputs["contract"]!["news"] = true;

        Assert.Equal("1.9", (await new OtherStack(outputs).ReadAsync(platform => platform.Contract)).Value.Version);
    }

    [Fact]
    public async Task A_missing_and_a_mistyped_value_are_reported_together()
    {
        var outputs = await DeployedStack.Prod();
        outputs["contract"]!["frontDoor"]!.AsObject().Remove("address");
        outputs["contract"]!["cache"]!["port"] = "6378";

        var (_, failure) = await new OtherStack(outputs).RefuseAsync(platform => platform.Address);

        Assert.Equal(
            [
                (OutputsCodes.MissingValue, $"{OtherStack.Name}#contract.frontDoor.address"),
                (OutputsCodes.WrongType, $"{OtherStack.Name}#contract.cache.port"),
            ],
            failure.Problems.Select(problem => (problem.Code, problem.Path)));
    }

    [Fact]
    public async Task Nothing_in_a_list_is_told_as_of_a_wrong_type()
    {
        var outputs = await DeployedStack.Prod();
        outputs["contract"]!["frontDoor"]!["domains"] = new JsonArray((JsonNode?)null);

        Is((await new OtherStack(outputs).RefuseAsync(platform => platform.Address)).Failure,
            OutputsCodes.WrongType, $"{OtherStack.Name}#contract.frontDoor.domains[0]", "is null, but must be text");
    }

    [Fact]
    public async Task A_missing_tier_and_a_missing_cache_are_reported()
    {
        var stack = new OtherStack(await DeployedStack.Deploy("dev", "ironwood:cache.enabled=false"));

        Is(
            (await stack.RefuseAsync(platform => platform.Tier("huge"))).Failure, OutputsCodes.UnknownTier,
            "contract.tiers", "has no tier 'huge'");
        Is(
            (await stack.RefuseAsync(platform => platform.Cache)).Failure, OutputsCodes.NoCache, "contract.cache",
            "is missing: the platform has no response cache");
    }

    [Theory]
    [InlineData("")]
    [InlineData("prod")]
    [InlineData("ironwood/prod")]
    [InlineData("acme/ironwood/prod/more")]
    [InlineData("acme//prod")]
    [InlineData("acme/ironwood/the prod")]
    [InlineData("acme/ironwood/prod\n")]
    public void A_name_that_is_not_whole_is_told_before_anything_is_registered(string name)
    {
        var problem = Assert.Single(Assert.Throws<OutputsException>(() => InferencePlatform.From(name)).Problems);
        Assert.Equal((OutputsCodes.StackName, name.Length == 0 ? "(empty)" : name), (problem.Code, problem.Path));
    }

    private static void Is(OutputsException failure, string code, string path, string message)
    {
        var problem = Assert.Single(failure.Problems);
        Assert.Equal((code, path, message), (problem.Code, problem.Path, problem.Message));
    }
}
