using Ironwood.Catalog.Pricing;
using static Ironwood.Analysis.Tests.Cost.CostGraph;

namespace Ironwood.Analysis.Tests.Cost;

public class SpendRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_stack_in_order_breaks_no_rule() => Assert.Empty(Check(
        Today, 48, Group("a", 1), Template("tpu7x-standard-4t"), Budget(48 * 730), Node(GrantType, "grant")));

    [Fact]
    public void What_has_no_price_is_an_error_at_its_resource()
    {
        var finding = Assert.Single(Check(Today, null, Node("gcp:made/up:Thing", "thing"), Node(GrantType, "grant")));

        Assert.Equal(
            ("spend/unpriced", Severity.Error, "thing"),
            (finding.Rule.Id, finding.Rule.Severity, finding.Resource.Name));
        Assert.NotEmpty(finding.Fix);
    }

    [Fact]
    public void A_stack_above_its_ceiling_is_an_error_at_what_costs_most()
    {
        var finding = Assert.Single(
            Check(Today, 50, Group("small", 1), Group("large", 2), Template("tpu7x-standard-4t")));

        Assert.Equal(("spend/above-ceiling", "large"), (finding.Rule.Id, finding.Resource.Name));
        Assert.Equal("costs up to 144.00 USD an hour, above the ceiling of 50.00", finding.Message);
    }

    [Fact]
    public void A_budget_below_the_fixed_cost_is_reported_with_how_long_it_lasts()
    {
        var finding = Assert.Single(Check(Today, null, Group("a", 1), Template("tpu7x-standard-4t"), Budget(96)));

        Assert.Equal(
            ("spend/budget-below-baseline", Severity.Note, "budget", "amount.specifiedAmount.units"),
            (finding.Rule.Id, finding.Rule.Severity, finding.Resource.Name, finding.Property));
        Assert.Equal("is 96 USD a month and covers 2 hours of the stack's fixed cost", finding.Message);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void A_budget_without_a_quota_project_is_noted(bool hasQuotaProject, int findings)
    {
        var found = new SpendRules(new(Tariff.List, null, hasQuotaProject), Today).Check(Of(Budget(1000)))
            .Where(finding => finding.Rule.Id == "spend/quota-project")
            .ToArray();

        Assert.Equal(findings, found.Length);
        Assert.All(found, finding => Assert.Equal(
            (Severity.Note, "budget"), (finding.Rule.Severity, finding.Resource.Name)));
    }

    [Theory]
    [InlineData("2027-09-25", 0)]
    [InlineData("2027-09-26", 1)]
    public void A_price_older_than_a_year_is_noted_where_it_is_used(string today, int findings)
    {
        var found = Check(
            DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), null, Group("a", 1),
            Group("b", 1), Template("tpu7x-standard-4t"));

        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal(
            ("spend/stale-price", Severity.Note, "a", "is priced by tpu7x as of 2026-09-25"),
            (finding.Rule.Id, finding.Rule.Severity, finding.Resource.Name, finding.Message)));
    }

    [Fact]
    public void The_price_of_use_grows_old_too() => Assert.Equal(
        ["spend/stale-price"],
        Check(new(2028, 1, 1), null, Node("gcp:pubsub/topic:Topic", "t")).Select(finding => finding.Rule.Id));

    [Fact]
    public void The_family_lists_every_rule_it_names() => Assert.Equal(
        [
            "spend/unpriced", "spend/above-ceiling", "spend/budget-below-baseline", "spend/quota-project",
            "spend/stale-price",
        ],
        new SpendRules(CostTerms.List, Today).Rules.Select(rule => rule.Id));

    private static IReadOnlyList<Finding> Check(DateOnly today, decimal? ceiling, params ResourceNode[] nodes) =>
        [.. new SpendRules(new(Tariff.List, ceiling, HasQuotaProject: true), today).Check(Of(nodes))];

    private static ResourceNode Budget(int usd) => Node(BudgetType, "budget", $$$$"""
        {"amount": {"specifiedAmount": {"units": "{{{{usd}}}}", "currencyCode": "USD"}}}
        """);
}
