using System.Reflection;
using Ironwood.Analysis.Tests.Cost;
using Ironwood.Analysis.Tests.Schema;
using Ironwood.Analysis.Tests.Traffic;

namespace Ironwood.Analysis.Tests.Rules;

/// <summary>
/// No rule without a graph that breaks it, with one finding at its place. That the stacks break none is for the tests
/// of <c>./ironwood check</c>, which runs every rule over them.
/// </summary>
public class EveryRuleTests
{
    /// <summary>Rules that a test of their own breaks.</summary>
    private static readonly (string Rule, string Test)[] Alone =
    [
        ("schema/unknown-type", nameof(SchemaCheckTests.A_type_without_data_is_reported_as_unchecked)),
        ("schema/firewall-logging", nameof(ProviderRuleTests.A_log_that_is_turned_off_is_not_configured)),
        ("schema/dangling-reference", nameof(ReferenceTests.What_is_read_must_exist)),
        ("schema/name", nameof(NameTests.A_name_that_is_given_must_be_one)),
        ("schema/secret-exposed", nameof(SecretTests.A_secret_output_of_another_resource_in_a_plain_property)),
        ("routes/unreachable-map", nameof(RouteFamilyTests.A_map_that_no_forwarding_rule_leads_to_is_found)),
        ("spend/unpriced", nameof(SpendRulesTests.What_has_no_price_is_an_error_at_its_resource)),
        ("spend/above-ceiling", nameof(SpendRulesTests.A_stack_above_its_ceiling_is_an_error_at_what_costs_most)),
        (
            "spend/budget-below-baseline",
            nameof(SpendRulesTests.A_budget_below_the_fixed_cost_is_reported_with_how_long_it_lasts)),
        ("spend/quota-project", nameof(SpendRulesTests.A_budget_without_a_quota_project_is_noted)),
        ("schema/json-zero", nameof(JsonTextTests.A_zero_that_Google_Cloud_leaves_out_is_found)),
        ("spend/stale-price", nameof(SpendRulesTests.A_price_older_than_a_year_is_noted_where_it_is_used)),
        ("settings/doubtful", nameof(SettingRulesTests.A_warning_is_a_finding_of_the_tier_that_it_is_about)),
        // Broken by the sound platform itself, which has accelerators.
        ("limits/quota-needed", nameof(BrokenRuleTests.The_platform_breaks_no_rule_and_says_what_quota_it_needs)),
    ];

    [Fact]
    public void Every_rule_of_the_book_has_a_graph_that_breaks_it()
    {
        var broken = BrokenRuleTests.Broken.Cast<object[]>().Select(row => (string)row[0])
            .Concat(RouteFamilyTests.Broken.Cast<object[]>().Select(row => (string)row[2]))
            .Concat(SchemaRulesOf(nameof(SchemaCheckTests.Shape), typeof(SchemaCheckTests)))
            .Concat(SchemaRulesOf(nameof(SchemaCheckTests.Values), typeof(SchemaCheckTests)))
            .Concat(SchemaRulesOf(nameof(SchemaCheckTests.Groups), typeof(SchemaCheckTests)))
            .Concat(SchemaRulesOf(nameof(ProviderRuleTests.A_break_is_found_at_its_place), typeof(ProviderRuleTests)))
            .Concat(Alone.Select(row => row.Rule))
            .Distinct();

        Assert.Equal(
            RuleBook.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), broken.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> SchemaRulesOf(string test, Type type) =>
        type.GetMethod(test)!.GetCustomAttributes<InlineDataAttribute>()
            .Select(row => $"schema/{row.GetData(null!).Single()[0]}");
}
