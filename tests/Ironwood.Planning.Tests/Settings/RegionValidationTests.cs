namespace Ironwood.Planning.Tests.Settings;

public sealed class RegionValidationTests
{
    [Theory]
    [InlineData("us-centrall1", "did you mean 'us-central1'? Or, if this one is new, name the zones of every tier")]
    [InlineData("europe-west41", "did you mean 'europe-west1'? Or, if this one is new, name the zones of every tier")]
    [InlineData(
        "mars-olympus1", "write a region such as us-central1; if this one is new, name the zones of every tier")]
    public void A_region_that_does_not_exist_is_the_only_problem(string region, string fix)
    {
        var problem = Assert.Single(Plans.Read("dev", $"gcp:region={region}").Problems);
        Assert.Equal((Diagnostics.UnknownRegion, "gcp:region", region), (problem.Code, problem.Path, problem.Value));
        Assert.Equal(fix, problem.Fix);
    }

    [Fact]
    public void A_second_region_that_does_not_exist_is_refused_by_its_own_path()
    {
        var problems = Plans.Read(
            "dev", "ironwood:tiers.small.failover={region: us-eats5}",
            "ironwood:network.failoverSubnetCidrs={us-eats5: 10.64.64.0/18}").Problems;
        Assert.Contains(problems, problem => (problem.Code, problem.Path, problem.Fix)
            == (Diagnostics.UnknownRegion, "ironwood:tiers.small.failover.region",
                "did you mean 'us-east5'? Or, if this one is new, name the zones of every tier"));
        Assert.DoesNotContain(problems, problem => problem.Code == Diagnostics.NoKnownZone);
    }

    [Theory]
    [InlineData("us-eats1", "did you mean 'us-east1'?")]
    [InlineData("mars-olympus1", "write a region such as us-central1")]
    public void The_API_gateways_region_must_exist_too(string region, string fix)
    {
        var problem = Assert.Single(
            Plans.Read("dev", $"ironwood:apiGateway={{enabled: true, region: {region}}}").Problems);

        Assert.Equal(
            (Diagnostics.UnknownRegion, "ironwood:apiGateway.region", region, fix),
            (problem.Code, problem.Path, problem.Value, problem.Fix));
    }

    [Fact]
    public void A_new_region_is_accepted_where_the_zones_are_named() =>
        Assert.DoesNotContain(
            Plans.Read("dev", "gcp:region=mars-olympus1", Tiers("mars-olympus1-a")).Problems,
            problem => problem.Code is Diagnostics.UnknownRegion or Diagnostics.NoKnownZone);

    [Fact]
    public void Machines_without_accelerators_need_no_zones_in_any_region()
    {
        var read = Plans.Read("dev", "gcp:region=europe-west1", "ironwood:spend={}", "ironwood:cache.enabled=false");
        Assert.Empty(read.Problems);
        Assert.Equal("europe-west1-b", Assert.Single(read.Plan!.Tiers[0].Groups).Zone);
    }

    private static string Tiers(string zone) =>
        $"ironwood:tiers={{a: {{generation: cpu, zones: [{zone}], default: true}}}}";
}
