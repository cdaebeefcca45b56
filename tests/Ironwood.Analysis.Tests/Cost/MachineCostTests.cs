using static Ironwood.Analysis.Tests.Cost.CostGraph;

namespace Ironwood.Analysis.Tests.Cost;

public class MachineCostTests
{
    private const string Disk = """ "disks": [{"diskType": "hyperdisk-balanced", "diskSizeGb": 200}] """;

    [Fact]
    public void Chips_and_disks_of_all_groups_are_counted()
    {
        var report = Report(Group("a", 3), Group("b", 4), Template("tpu7x-standard-4t", Disk));

        Assert.Equal((3 + 4) * 4 * 12m, report.Of("tpu7x"));
        Assert.Equal(((3 * 200 * 0.08m) / 730) + ((4 * 200 * 0.08m) / 730), report.Of("hyperdisk-balanced"));
        Assert.Equal(report.Of("tpu7x") + report.Of("hyperdisk-balanced"), report.UsdPerHour.Most, 12);
        Assert.True(report.UsdPerHour.IsFixed);
    }

    [Theory]
    [InlineData("tpu7x-standard-4t", "us-central1-c", "STANDARD", 4 * 12.0)]
    [InlineData("tpu7x-standard-4t", "us-central1-ai1a", "RESERVATION_BOUND", 4 * 12.0)]
    [InlineData("tpu7x-standard-4t", "us-central1-c", "FLEX_START", 4 * 6.0)]
    [InlineData("ct6e-standard-8t", "us-east5-a", "SPOT", 8 * 1.4)]
    [InlineData("ct6e-standard-8t", "europe-west4-a", "SPOT", 8 * 1.78)]
    [InlineData("e2-small", "us-central1-a", "STANDARD", 0.01675)]
    public void Each_way_to_obtain_machines_has_its_own_price(
        string machineType, string zone, string model, double usd) => Assert.Equal(
        (decimal)usd,
        Report(
            Group("a", 1, zone: zone),
            Template(machineType, $$""" "scheduling": {"provisioningModel": "{{model}}"} """)).UsdPerHour.Most);

    [Theory]
    [InlineData("tpu7x-standard-4t", "us-central1-c", "SPOT", "has no known price: 8 chip-hours of tpu7x/spot")]
    [InlineData("tpu7x-standard-4t", "us-central1-c", "CALENDAR", "has no known price: 8 chip-hours of tpu7x/CALENDAR")]
    [InlineData("tpu7x-standard-4t", "europe-west4-a", "STANDARD", "has no known price: 8 chip-hours of tpu7x")]
    [InlineData("tpu7x-standard-4t", "", "STANDARD", "has no known price: 8 chip-hours of tpu7x")]
    [InlineData("n9-giant", "us-central1-c", "STANDARD", "has no known price: 2 vm-hours of n9-giant")]
    public void What_has_no_row_is_unpriced_and_never_free(
        string machineType, string zone, string model, string message)
    {
        var report = Report(
            Group("a", 2, zone: zone),
            Template(machineType, $$""" "scheduling": {"provisioningModel": "{{model}}"} """));

        var item = Assert.Single(report.Unpriced);
        Assert.Equal(("a", message), (item.Resource.Name, item.Message));
        Assert.Contains("'ironwood:spend:' ", item.Fix, StringComparison.Ordinal);
        Assert.Equal(
            Accounting.Unpriced, report.Resources.Single(resource => resource.Resource.Name == "a").Accounting);
    }

    [Fact]
    public void A_price_of_ones_own_goes_before_the_lists_and_fills_its_gaps()
    {
        Assert.Equal(4 * 8.4m, ReportWith("tpu7x", 8.4m, Group("a", 1), Template("tpu7x-standard-4t")).UsdPerHour.Most);
        Assert.Equal(2 * 0.3m, ReportWith("n9-giant", 0.3m, Group("a", 2), Template("n9-giant")).UsdPerHour.Most);
    }

    [Theory]
    [InlineData("STANDARD", "v6e", 8 * 2.0)]
    [InlineData("STANDARD", "v6e/spot", 8 * 2.7)]
    [InlineData("SPOT", "v6e", 8 * 1.4)]
    [InlineData("SPOT", "v6e/spot", 8 * 2.0)]
    public void A_price_of_ones_own_is_for_its_kind_of_capacity(string model, string key, double usd) => Assert.Equal(
        (decimal)usd,
        ReportWith(
            key, 2m, Group("a", 1, zone: "us-east5-a"),
            Template("ct6e-standard-8t", $$""" "scheduling": {"provisioningModel": "{{model}}"} """)).UsdPerHour.Most);

    [Theory]
    [InlineData(1, 4, 3)]
    [InlineData(1, 5, 3)]
    [InlineData(0, 1, 1)]
    [InlineData(2, 2, 2)]
    public void Between_smallest_and_largest_stands_halfway_rounded_up(int least, int most, int typical)
    {
        // The size that stands in the group is the autoscaler's to change.
        var report = Report(Group("a", 99), Template("e2-small"), Autoscaler("a", least, most));

        Assert.Equal(new CostRange(least * 0.01675m, typical * 0.01675m, most * 0.01675m), report.UsdPerHour);
    }

    [Fact]
    public void What_is_not_known_before_a_deployment_is_unpriced()
    {
        Assert.Equal("has neither a size nor an autoscaler with one", Message(Group("a", null), Template("e2-small")));
        Assert.Equal(
            "has neither a size nor an autoscaler with one",
            Message(Group("a", null), Template("e2-small"), Autoscaler("a", 3, 2)));
        Assert.Equal("has no instance template with a machine type", Message(Group("a", 1)));
        Assert.Equal(
            "has machines with a disk of unknown type or size",
            Message(Group("a", 1), Template("e2-small", """ "disks": [{"diskType": "pd-balanced"}] """)));
        Assert.Equal(
            "has disks with provisioned performance, which the catalogue has no price for",
            Message(
                Group("a", 1),
                Template(
                    "e2-small",
                    """ "disks": [{"diskType": "pd-balanced", "diskSizeGb": 20, "provisionedIops": 9000}] """)));

        static string Message(params Graph.ResourceNode[] nodes) => Assert.Single(Report(nodes).Unpriced).Message;
    }
}
