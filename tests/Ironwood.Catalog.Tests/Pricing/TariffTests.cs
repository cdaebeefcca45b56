using Ironwood.Catalog.Pricing;

namespace Ironwood.Catalog.Tests.Pricing;

public class TariffTests
{
    private static readonly Tariff Own = new(
        new Dictionary<string, decimal> { ["tpu7x"] = 8.4m, ["redis"] = 0.03m, ["modelGarden"] = 30 });

    [Fact]
    public void Machines_with_chips_are_charged_by_the_chip_and_others_by_the_vm()
    {
        var chips = Tariff.List.Machines("tpu7x-standard-4t", "us-central1", "onDemand", 64);
        Assert.Equal(("tpu7x", "chip-hour", 256m, 3072m), (chips.Item, chips.Unit, chips.Quantity, chips.UsdPerHour));
        var vms = Tariff.List.Machines("e2-small", "us-central1", "onDemand", 3);
        Assert.Equal(("e2-small", "vm-hour", 3m, 0.05025m), (vms.Item, vms.Unit, vms.Quantity, vms.UsdPerHour));
    }

    [Fact]
    public void A_month_has_730_hours()
    {
        Assert.Equal(730, BillingTerm.HoursPerMonth);
        var disks = Tariff.List.Disks("pd-balanced", "us-central1", 7300);
        Assert.Equal((730, 1m), (disks.HoursPerUnit, disks.UsdPerHour));
        Assert.Equal(1, Tariff.List.Redis("BASIC", "us-central1", 1).HoursPerUnit);
    }

    [Fact]
    public void A_price_of_ones_own_goes_first_and_what_has_no_price_stays_without_one()
    {
        Assert.Equal(4 * 8.4m, Own.Machines("tpu7x-standard-4t", "europe-west4", "onDemand", 1).UsdPerHour);
        Assert.Null(Own.Machines("tpu7x-standard-4t", "europe-west4", "spot", 1).UsdPerHour);
        Assert.Equal(0.3m, Own.Redis("STANDARD_HA", null, 10).UsdPerHour);
        Assert.Equal(60, Own.ModelReplicas(null, 2, null).UsdPerHour);
        Assert.Null(Own.ModelReplicas("g2-standard-12", 2, null).UsdPerHour);
        Assert.Null(Tariff.List.Machines("tpu7x-standard-4t", null, "onDemand", 1).UsdPerHour);
        Assert.Null(Tariff.List.Disks("pd-balanced", null, 1).UsdPerHour);
        Assert.Null(Tariff.List.Redis("BASIC", null, 1).UsdPerHour);
    }

    [Fact]
    public void A_price_of_one_region_goes_before_the_price_of_all()
    {
        var own = new Tariff(
            new Dictionary<string, decimal> { ["redis"] = 0.03m, ["redis@europe-west4"] = 0.04m, ["tpu7x@us-east5"] = 9 });
        Assert.Equal(("redis@europe-west4", 0.4m), Priced(own.Redis("BASIC", "europe-west4", 10)));
        Assert.Equal(("redis", 0.3m), Priced(own.Redis("BASIC", "us-central1", 10)));
        Assert.Equal(("tpu7x@us-east5", 36m), Priced(own.Machines("tpu7x-standard-4t", "us-east5", "onDemand", 1)));
        Assert.Equal(("tpu7x", null), Priced(own.Machines("tpu7x-standard-4t", "europe-west4", "onDemand", 1)));

        static (string Key, decimal? Usd) Priced(Charge charge) => (charge.OwnKey, charge.UsdPerHour);
    }

    [Fact]
    public void A_price_of_ones_own_has_one_key_and_every_key_one_meaning()
    {
        Assert.Distinct(Tariff.Keys);
        Assert.Equal(("tpu7x", "tpu7x"), KeyAndItem("tpu7x-standard-4t", "onDemand"));
        Assert.Equal(("tpu7x/spot", "tpu7x"), KeyAndItem("tpu7x-standard-4t", "spot"));
        Assert.Equal(("e2-small/spot", "e2-small"), KeyAndItem("e2-small", "spot"));
        string[] charged =
        [
            .. from generation in AcceleratorCatalog.Generations
               from type in generation.MachineTypes
               from kind in CapacityKind.All
               where generation.IsAccelerator || !kind.IsForAcceleratorsOnly
               select KeyAndItem(type.Name, kind.Id).OwnKey,
            .. AcceleratorCatalog.Generations.SelectMany(generation => generation.MachineTypes)
                .Select(type => Own.Disks(type.BootDiskType, null, 1).OwnKey),
            Own.Redis("BASIC", null, 1).OwnKey,
            Own.ModelReplicas(null, 1, null).OwnKey,
        ];
        Assert.Subset(Tariff.Keys.ToHashSet(), charged.ToHashSet());

        static (string OwnKey, string Item) KeyAndItem(string machineType, string capacity)
        {
            var charge = Own.Machines(machineType, null, capacity, 1);
            return (charge.OwnKey, charge.Item);
        }
    }

    [Theory]
    [InlineData("tpu7x-standard-4t", "onDemand", 8.4, "tpu7x/1y")]
    [InlineData("tpu7x-standard-4t", "reservation", 8.4, "tpu7x/1y")]
    [InlineData("tpu7x-standard-4t", "flexStart", 6, "tpu7x/flexStart")]
    [InlineData("e2-small", "onDemand", 0.01675, "e2-small")]
    public void A_commitment_sets_the_price_of_what_it_covers_only(
        string machineType, string capacity, double usd, string key)
    {
        var year = Tariff.List with { Term = PriceTerm.Find("1y")!, UncommittedTiers = ["batch"] };
        var charge = year.Machines(machineType, "us-central1", capacity, 1, "small");
        Assert.Equal(
            ((decimal)usd, key, key.EndsWith("/1y", StringComparison.Ordinal)),
            (charge.UsdPerUnit, charge.OwnKey, charge.Commitment is not null));
        // The tier that it leaves out has the same price as without it.
        Assert.Equal(
            Tariff.List.Machines(machineType, "us-central1", capacity, 1),
            year.Machines(machineType, "us-central1", capacity, 1, "batch"));
    }

    [Fact]
    public void A_committed_price_of_ones_own_is_apart_from_that_on_demand()
    {
        var own = new Tariff(new Dictionary<string, decimal> { ["tpu7x"] = 10, ["tpu7x/3y"] = 5.2m });
        decimal? Usd(string term) => (own with { Term = PriceTerm.Find(term)! })
            .Machines("tpu7x-standard-4t", "us-central1", "onDemand", 1).UsdPerUnit;
        Assert.Equal((10m, 8.4m, 5.2m), (Usd("on-demand"), Usd("1y"), Usd("3y")));
        Assert.Null((own with { Term = PriceTerm.Find("1y")! })
            .Machines("ct6e-standard-4t", "europe-west4", "onDemand", 1).UsdPerUnit);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.025)]
    [InlineData(5, 0.025)]
    [InlineData(6, 0.035)]
    public void Forwarding_rules_cost_at_one_rate_up_to_five(int rules, double usd) =>
        Assert.Equal((decimal)usd, Tariff.ForwardingRules(rules).Sum(charge => charge.UsdPerHour!.Value));

    [Theory]
    [InlineData(0, null, 1)]
    [InlineData(1008, null, 1)]
    [InlineData(1009, null, 2)]
    [InlineData(2624, null, 3)]
    [InlineData(63, 1024, 1)]
    [InlineData(64, 1024, 2)]
    public void A_nat_gateway_takes_as_many_addresses_as_its_machines_need_ports(
        int vms, int? portsPerVm, int addresses) =>
        Assert.Equal(addresses, Tariff.AddressesOf(vms, portsPerVm));

    [Theory]
    [InlineData(31, 31 * 0.0014)]
    [InlineData(32, 32 * 0.0014)]
    [InlineData(33, 0.044)]
    public void A_nat_gateway_costs_the_same_beyond_32_machines(int vms, double usd) =>
        Assert.Equal((decimal)usd, Tariff.NatGateway(vms).UsdPerHour);

    [Fact]
    public void What_each_project_has_free_of_charge_is_not_charged()
    {
        Assert.Equal(262_800, Tariff.UptimeExecutionsPerMonth(60));
        Assert.Equal(43_800 / 5, Tariff.UptimeExecutionsPerMonth(300, 1));
        Assert.Equal(0, Tariff.UptimeExecutions(1_000_000).UsdPerHour);
        Assert.Equal(0.3m / 730, Tariff.UptimeExecutions(1_001_000).UsdPerHour);
        Assert.Equal(0.2m / 730, Tariff.Certificates(101).UsdPerHour);
    }
}
