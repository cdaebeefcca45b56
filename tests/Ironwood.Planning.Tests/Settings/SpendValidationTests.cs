namespace Ironwood.Planning.Tests.Settings;

public sealed class SpendValidationTests
{
    private const string Account = "ironwood:budget.billingAccount=01AB23-45CD67-89EF01";

    [Theory]
    [InlineData(
        "prod", "ironwood:spend.ceilingUsdPerHour=1", Diagnostics.CeilingExceeded, "ironwood:spend.ceilingUsdPerHour")]
    [InlineData(
        "prod", "ironwood:spend.ceilingUsdPerHour=0", Diagnostics.OutOfRange, "ironwood:spend.ceilingUsdPerHour")]
    [InlineData("prod", "ironwood:spend.prices.tpu7x=0", Diagnostics.ImpossiblePrice, "ironwood:spend.prices.tpu7x")]
    [InlineData("prod", "ironwood:spend.prices.tpu7x=-1", Diagnostics.ImpossiblePrice, "ironwood:spend.prices.tpu7x")]
    [InlineData(
        "prod", "ironwood:spend.prices.tpu7x=1e300", Diagnostics.ImpossiblePrice, "ironwood:spend.prices.tpu7x")]
    [InlineData(
        "prod", "ironwood:spend.prices.tpu7x/spot=1000000.5", Diagnostics.ImpossiblePrice,
        "ironwood:spend.prices.tpu7x/spot")]
    [InlineData("prod", "ironwood:spend.prices.tpu7=8", Diagnostics.UnknownKey, "ironwood:spend.prices.tpu7")]
    [InlineData(
        "prod", "ironwood:spend.prices.tpu7x/onDemand=8", Diagnostics.UnknownKey,
        "ironwood:spend.prices.tpu7x/onDemand")]
    [InlineData(
        "prod", "ironwood:spend.prices.tpu7@us-central1=8", Diagnostics.UnknownKey,
        "ironwood:spend.prices.tpu7@us-central1")]
    [InlineData(
        "prod", "ironwood:spend.prices.tpu7x@us-east5=8", Diagnostics.UnknownKey,
        "ironwood:spend.prices.tpu7x@us-east5")]
    [InlineData(
        "dev", "ironwood:spend.prices.e2-small/reservation=0.01", Diagnostics.UnknownKey,
        "ironwood:spend.prices.e2-small/reservation")]
    [InlineData(
        "dev", "ironwood:spend.ceilingUsdPerHour=0.05", Diagnostics.CeilingExceeded,
        "ironwood:spend.ceilingUsdPerHour")]
    [InlineData(
        "dev", "ironwood:budget.billingAccount=01AB23-45CD67", Diagnostics.MalformedBillingAccount,
        "ironwood:budget.billingAccount")]
    [InlineData(
        "dev", "ironwood:budget.billingAccount=01ab23-45cd67-89ef01", Diagnostics.MalformedBillingAccount,
        "ironwood:budget.billingAccount")]
    [InlineData(
        "dev", "ironwood:budget.billingAccount=01AB23-45CD67-89EFG1", Diagnostics.MalformedBillingAccount,
        "ironwood:budget.billingAccount")]
    [InlineData("dev", "ironwood:budget.usd=0", Diagnostics.OutOfRange, "ironwood:budget.usd")]
    [InlineData("dev", "ironwood:budget.usd=0.5", Diagnostics.WrongType, "ironwood:budget.usd")]
    [InlineData("dev", "ironwood:budget.thresholds=[]", Diagnostics.ImpossibleThreshold, "ironwood:budget.thresholds")]
    [InlineData(
        "dev", "ironwood:budget.thresholds=[0.5, 0]", Diagnostics.ImpossibleThreshold, "ironwood:budget.thresholds[1]")]
    [InlineData(
        "dev", "ironwood:budget.thresholds=[80]", Diagnostics.ImpossibleThreshold, "ironwood:budget.thresholds[0]")]
    [InlineData(
        "dev", "ironwood:budget.thresholds=[0.5, 0.5]", Diagnostics.ImpossibleThreshold,
        "ironwood:budget.thresholds[1]")]
    public void What_cannot_be_is_refused_where_it_stands(string stack, string setting, string code, string path)
    {
        var problem = Assert.Single(Read(stack, setting).Problems);
        Assert.Equal((code, path), (problem.Code, problem.Path));
    }

    [Fact]
    public void A_percentage_in_a_shares_place_is_set_right() =>
        Assert.Equal("write 0.8", Assert.Single(Read("dev", "ironwood:budget.thresholds=[80]").Problems).Fix);

    [Theory]
    [InlineData("dev", "ironwood:spend={}")]
    [InlineData("prod", "ironwood:spend.prices.tpu7x@us-central1=8")]
    [InlineData("dev", Account)]
    [InlineData("dev", "ironwood:budget.thresholds=[0.01, 10]")]
    [InlineData("prod", "ironwood:spend.ceilingUsdPerHour=126013.14")]
    public void What_can_be_is_accepted(string stack, string setting) => Assert.Empty(Read(stack, setting).Problems);

    [Fact]
    public void What_has_no_price_is_named_with_the_way_to_give_it_one_and_is_never_free()
    {
        string[] moved =
        [
            "gcp:region=europe-west4", "ironwood:tiers.small.zones=[europe-west4-a]",
            "ironwood:tiers.medium.zones=[europe-west4-a]",
            "ironwood:tiers.large.zones=[europe-west4-a]",
        ];
        var problem = Assert.Single(Read("prod", moved).Problems);
        Assert.Equal((Diagnostics.Unpriced, "ironwood:spend.prices"), (problem.Code, problem.Path));
        Assert.EndsWith(
            ": 10496 chip-hours of tpu7x for small, medium, large in europe-west4; 524800 GiB-months of "
            + "hyperdisk-balanced for small disks, medium disks, large disks in europe-west4; 100 GB-hours of redis "
            + "for cache in europe-west4", problem.Message, StringComparison.Ordinal);
        // The fix holds what to paste: once the placeholders are numbers, nothing is missing.
        var yaml = problem.Fix![problem.Fix!.IndexOf("prices: ", StringComparison.Ordinal)..];
        Assert.Equal(
            "prices: {hyperdisk-balanced@europe-west4: USD_PER_GIB_MONTH, redis@europe-west4: USD_PER_GB_HOUR, "
            + "tpu7x@europe-west4: USD_PER_CHIP_HOUR}", yaml);
        var priced = Regex.Replace(yaml["prices: ".Length..], "USD_PER_[A-Z_]+", "0.01", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Empty(Read("prod", [.. moved, $"ironwood:spend.prices={priced}"]).Problems);
        Assert.All(
            Read("prod", [.. moved, $"ironwood:spend.{yaml.Replace("prices: ", "prices=", StringComparison.Ordinal)}"])
                .Problems,
            refused => Assert.Equal(Diagnostics.WrongType, refused.Code));
        Assert.Empty(
            Read(
                "prod", [
                    .. moved, "ironwood:spend.prices={tpu7x: 12, redis: 0.04, hyperdisk-balanced: 0.09}",
                ]).Problems);
    }

    [Fact]
    public void A_price_on_demand_is_none_for_spot_machines_nor_theirs_for_it()
    {
        const string Spot = "ironwood:tiers.small.capacity=spot";
        Assert.Equal(
            "prices: {tpu7x/spot@us-central1: USD_PER_CHIP_HOUR}",
            Assert.Single(Read("prod", Spot, "ironwood:spend.prices.tpu7x=8.4").Problems).Fix!.Split("…: ")[^1]);
        Assert.Empty(Read("prod", Spot, "ironwood:spend.prices={tpu7x/spot: 5}").Problems);
    }

    [Theory]
    [InlineData("1y", 88_228)]
    [InlineData("3y", 56_740)]
    public void The_ceiling_is_compared_with_the_price_of_the_term(string term, int enough)
    {
        Assert.Empty(Read("prod", $"ironwood:spend={{ceilingUsdPerHour: {enough}, term: {term}}}").Problems);
        foreach (var spend in new[] { $"ceilingUsdPerHour: {enough}", $"ceilingUsdPerHour: {enough - 1}, term: {term}" })
        {
            Assert.Equal(
                Diagnostics.CeilingExceeded,
                Assert.Single(Read("prod", $"ironwood:spend={{{spend}}}").Problems).Code);
        }
    }

    [Theory]
    [InlineData("2y")]
    [InlineData("1Y")]
    [InlineData("")]
    [InlineData("onDemand")]
    public void A_term_that_prices_do_not_have_is_refused(string term)
    {
        var problem = Assert.Single(Read("prod", $"ironwood:spend.term='{term}'").Problems);
        Assert.Equal(
            (Diagnostics.UnknownTerm, "ironwood:spend.term", term, "on-demand, 1y, 3y"),
            (problem.Code, problem.Path, problem.Value, problem.Allowed));
    }

    [Fact]
    public void Each_tier_that_cannot_be_committed_is_named_until_it_is_left_out()
    {
        string[] settings =
        [
            "ironwood:spend={ceilingUsdPerHour: 999999, term: 1y, prices: {tpu7x/spot: 5, tpu7x@us-east5: 12}}",
            "ironwood:tiers.small.capacity=spot", "ironwood:tiers.large.capacity=flexStart",
            "ironwood:tiers.medium.failover={region: us-east5, zones: [us-east5-a], capacity: spot}",
            "ironwood:network.failoverSubnetCidrs={us-east5: 10.65.0.0/18}",
            "ironwood:spend.prices.hyperdisk-balanced=0.08",
        ];
        var problems = Read("prod", settings).Problems;
        Assert.All(problems, problem => Assert.Equal(
            (Diagnostics.TermDoesNotFit, "ironwood:spend.term", "1y"), (problem.Code, problem.Path, problem.Value)));
        Assert.Equal(
            [
                "cannot be the term of tier small, whose capacity is spot",
                "cannot be the term of the second region of tier medium, whose capacity is spot",
                "cannot be the term of tier large, whose capacity is flexStart",
            ],
            problems.Select(problem => problem.Message));
        Assert.Empty(Read("prod", [.. settings, "ironwood:spend.uncommittedTiers=[small, medium, large]"]).Problems);
        Assert.Empty(Read("prod", [.. settings, "ironwood:spend.term=on-demand"]).Problems);
    }

    [Fact]
    public void A_tier_that_does_not_exist_cannot_be_left_out()
    {
        var problem = Assert.Single(Read("prod", "ironwood:spend.uncommittedTiers=[smal]").Problems);
        Assert.Equal(
            (Diagnostics.UnknownKey, "ironwood:spend.uncommittedTiers[0]", "did you mean 'small'?"),
            (problem.Code, problem.Path, problem.Fix));
    }

    [Fact]
    public void A_commitment_without_a_price_in_the_region_asks_for_it_by_its_own_key() => Assert.Contains(
        "v6e/1y@europe-west4: USD_PER_CHIP_HOUR",
        Assert.Single(Read(
            "dev", "gcp:region=europe-west4", "ironwood:spend={ceilingUsdPerHour: 999, term: 1y}",
            "ironwood:tiers={only: {generation: v6e, topology: 2x4, default: true}}").Problems).Fix,
        StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_item_names_what_is_meant_and_all_that_could_be()
    {
        var problem = Assert.Single(Read("prod", "ironwood:spend.prices.tpu7x/spto=5").Problems);
        Assert.Equal("did you mean 'tpu7x/spot'?", problem.Fix);
        Assert.Equal(
            ["tpu7x", "tpu7x/reservation", "tpu7x/spot", "tpu7x/flexStart", "tpu7x/1y", "tpu7x/3y"],
            problem.Allowed!
                .Split(", ")
                .Where(key => key.StartsWith("tpu7x/", StringComparison.Ordinal) || key == "tpu7x"));
        Assert.Equal("remove it", Assert.Single(Read("prod", "ironwood:spend.prices.electricity=5").Problems).Fix);
    }

    // Vertex AI has more machine types than are known here.
    [Theory]
    [InlineData("g2-standard-12")]
    [InlineData("a3-megagpu-8g")]
    public void What_has_the_form_of_a_machine_type_may_have_a_price(string item)
    {
        Assert.Empty(Read("prod", $"ironwood:spend.prices.{item}=30").Problems);
        var used = Read(
            "prod", $"ironwood:tiers.small.vertex={{model: google/gemma-3-27b-it, machineType: {item}}}",
            $"ironwood:spend={{ceilingUsdPerHour: 200000, prices: {{{item}: 30}}}}");
        Assert.DoesNotContain(used.Warnings, warning => warning.Code == Diagnostics.UnusedPrice);
    }

    [Fact]
    public void Machines_that_cannot_be_had_this_way_are_asked_for_no_price() => Assert.Equal(
        [Diagnostics.CapacityDoesNotFit],
        Read("dev", "ironwood:tiers.small.capacity=flexStart").Problems.Select(problem => problem.Code));

    [Theory]
    [InlineData("ironwood:spend.prices={tpu7x: 8.4, redis: 0.03}", "")]
    [InlineData("ironwood:spend.prices={tpu7x/spot: 5}", "what the stack has is priced under tpu7x")]
    [InlineData("ironwood:spend.prices={v6e: 2}", "remove it")]
    public void A_price_that_nothing_is_charged_by_is_warned_of(string setting, string fix)
    {
        var warnings = Read("prod", setting).Warnings.Where(warning => warning.Code == Diagnostics.UnusedPrice);
        Assert.Equal(fix.Split('|', StringSplitOptions.RemoveEmptyEntries), warnings.Select(warning => warning.Fix));
    }

    [Fact]
    public void Accelerators_without_a_ceiling_are_refused_with_what_they_cost_and_the_line_to_write()
    {
        var problem = Assert.Single(Read("prod", "ironwood:spend={}").Problems);
        Assert.Equal((Diagnostics.MissingCeiling, "ironwood:spend.ceilingUsdPerHour"), (problem.Code, problem.Path));
        Assert.Equal("at least 126,013.13 USD/h (3,024,315 USD a day)", problem.Allowed);
        Assert.Equal(
            "if that is meant, write 'ceilingUsdPerHour: 126014' under 'ironwood:spend:'", problem.Fix);
        Assert.Empty(Read("prod", "ironwood:spend={}", "ironwood:spend.ceilingUsdPerHour=126014").Problems);
    }

    // Who copied such a number would be refused again, or worse, believe it.
    [Fact]
    public void No_sum_is_named_that_is_not_the_whole()
    {
        var problems = Read("prod", "ironwood:spend={}", "ironwood:tiers.small.chips=250").Problems;
        Assert.Equal(
            [Diagnostics.ContradictorySize, Diagnostics.MissingCeiling],
            problems.Select(problem => problem.Code).Order(StringComparer.Ordinal));
        Assert.All(
            problems, problem => Assert.DoesNotContain("ceilingUsdPerHour: ", problem.Fix, StringComparison.Ordinal));
        problems = Read("prod", "ironwood:spend={}", "ironwood:tiers.small.capacity=spot").Problems;
        Assert.Equal(
            [Diagnostics.MissingCeiling, Diagnostics.Unpriced],
            problems.Select(problem => problem.Code).Order(StringComparer.Ordinal));
        Assert.All(
            problems, problem => Assert.DoesNotContain("ceilingUsdPerHour: ", problem.Fix, StringComparison.Ordinal));
    }

    [Fact]
    public void A_generation_that_could_not_be_read_asks_for_no_ceiling() =>
        Assert.Equal(
            Diagnostics.WrongType,
            Assert.Single(Read("dev", "ironwood:spend={}", "ironwood:tiers.small.generation=[cpu]").Problems).Code);

    [Fact]
    public void Without_a_ceiling_cpus_need_no_price() =>
        Assert.Empty(Read(
            "dev", "ironwood:spend={}", "gcp:region=europe-west4",
            "ironwood:tiers={a: {generation: cpu, zones: [europe-west4-a], default: true}}").Problems);

    [Fact]
    public void A_budget_notifies_five_addresses_an_alert_sixteen()
    {
        var six = Emails(6);
        Assert.Empty(Read("dev", six).Problems);
        Assert.Equal(
            "at most 5",
            Assert.Single(
                Read("dev", six, Account).Problems, problem => problem.Code == Diagnostics.TooManyEmails).Allowed);
        Assert.Empty(Read("dev", Emails(5), Account).Problems);
        Assert.Empty(Read("dev", Emails(16)).Problems);
        Assert.Equal("at most 16", Assert.Single(Read("dev", Emails(17)).Problems).Allowed);
    }

    private static string Emails(int count) =>
        $"ironwood:alerts.emails=[{string.Join(", ", Enumerable.Range(0, count).Select(index => $"a{index}@example.com"))}]";

    private static SettingsResult Read(string stack, params string[] overrides) => Plans.Read(stack, overrides);
}
