using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Sizes;

namespace Ironwood.Analysis.Tests.Rules;

public class FailureTableTests
{
    [Fact]
    public void Every_single_failure_and_what_it_leaves_of_each_service_it_touches() => Assert.Equal(
        [
            // Of single machines one fails; a slice fails as a whole.
            "Unit platform-pod-a: platform-backend 5 of 6, sheds 1, failover 0",
            "Unit platform-pod-b: platform-backend 5 of 6, sheds 1, failover 0",
            "Unit platform-pod-b: platform-large 24 of 16, sheds 0, failover 8",
            "Unit platform-slice: platform-large 16 of 16, sheds 16, failover 16",
            "Zone us-central1-ai1a: platform-backend 4 of 6, sheds 2, failover 0",
            "Zone us-central1-ai1a: platform-large 16 of 16, sheds 0, failover 0",
            "Zone us-central1-c: platform-backend 2 of 6, sheds 4, failover 0",
            "Zone us-central1-c: platform-large 16 of 16, sheds 16, failover 16",
            "Region us-central1: platform-backend 0 of 6, sheds 6, failover 0",
            "Region us-central1: platform-large 0 of 16, sheds 16, failover 0",
        ],
        FailureTable.Of(Platform.Sound).Select(row =>
            $"{row.Kind} {row.Lost}: {row.Service.Name} {row.Left} of {row.Load}, sheds {row.Shed}, failover "
            + $"{row.Failover}"));

    [Fact]
    public void Without_rates_machines_are_counted()
    {
        var row = FailureTable.Of(
            new Platform().Set("platform-backend", "backends[0].maxRatePerInstance", null).Graph())
            .First(row => row.Service.Name == "platform-backend");

        Assert.Equal(("machines", 6.0), (row.Unit, row.Load));
    }

    [Fact]
    public void Requests_in_flight_are_a_unit_of_their_own_and_not_added_to_rates()
    {
        Platform InFlight(int backend, Platform platform) => platform
            .Set("platform-backend", $"backends[{backend}].maxRatePerInstance", null)
            .Set("platform-backend", $"backends[{backend}].maxInFlightRequestsPerInstance", 100);
        FailureRow Of(Platform platform) =>
            FailureTable.Of(platform.Graph()).First(row => row.Service.Name == "platform-backend");

        var all = Of(InFlight(1, InFlight(0, new())));
        var mixed = Of(InFlight(0, new()));

        Assert.Equal(("requests in flight", 600.0), (all.Unit, all.Load));
        Assert.Equal(("machines", 6.0), (mixed.Unit, mixed.Load));
    }

    [Fact]
    public void A_capacity_scaler_takes_its_share() => Assert.Equal(5, FailureTable.Of(
        new Platform().Set("platform-backend", "backends[1].capacityScaler", 0.5).Graph()).First(
            row => row.Service.Name == "platform-backend").Load);

    // The zone takes the preferred machines of both, and both count on the same machines elsewhere.
    [Fact]
    public void Loads_that_one_failure_moves_to_the_same_machines_are_added_up()
    {
        var graph = new Platform()
            .Set("platform-backend", "backends[0].preference", "PREFERRED")
            .Set("platform-backend", "backends[1].preference", "DEFAULT")
            .Set("platform-backend", "backends[1].maxRatePerInstance", 8)
            .Graph();

        var finding = Assert.Single(
            RuleBook.Check(graph, CostTerms.List, default),
            finding => finding.Rule.Id == "resilience/failover-too-small");

        Assert.Equal(
            "fails over to platform-pod-b, which takes 16 requests/s; if us-central1-c is lost, 20 requests/s move "
            + "there, those of platform-large included",
            finding.Message);
    }

    // With the zone of both gone nothing moves: that is no failover that was declared for a zone.
    [Fact]
    public void A_failover_that_is_lost_too_carries_nothing()
    {
        var graph = new Platform().Set("platform-pod-b", "zone", "us-central1-c").Graph();

        Assert.DoesNotContain(
            RuleBook.Check(graph, CostTerms.List, default),
            finding => finding.Rule.Id == "resilience/failover-too-small");
        Assert.Contains(
            RuleBook.Check(graph, CostTerms.List, default), finding => finding.Rule.Id == "resilience/one-zone");
    }

    [Fact]
    public void Quota_counts_chips_by_generation_and_region_at_the_largest_size()
    {
        var graph = new Platform().Copy("platform-slice", "other-slice").Set("other-slice", "zone", "us-east5-a")
            .Copy("platform-slice-template", "old-template").Set("old-template", "machineType", "ct6e-standard-4t")
            .Set(
                "platform-pod-a", "versions[0].instanceTemplate",
                Platform.Ref("gcp:compute/instanceTemplate:InstanceTemplate", "old-template", "id"))
            .Graph();

        Assert.Equal(
            ["tpu7x us-central1 64", "tpu7x us-east5 64", "v6e us-central1 16"],
            QuotaTable.Of(graph).Select(row => $"{row.Generation} {row.Region} {row.Chips}"));
    }
}
