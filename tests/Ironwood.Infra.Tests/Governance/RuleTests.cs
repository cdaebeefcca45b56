using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Rules;

namespace Ironwood.Infra.Tests.Governance;

/// <summary>The findings of the rules in real stacks: only intended ones.</summary>
public sealed class RuleTests
{
    [Theory]
    // They take model and image from public places, with 2,624 hosts at once.
    [InlineData("prod", "supply/many-downloads", "supply/many-pulls")]
    [InlineData("dev")]
    [InlineData("small machines that scale")]
    // They ask for data that anyone may delete.
    [InlineData("single hosts that scale", "security/unprotected-data", "supply/many-downloads", "supply/many-pulls")]
    // They have capacity or disks that no list prices; the prices of their settings are left out here.
    [InlineData("everything", "spend/unpriced", "supply/many-downloads", "supply/many-pulls")]
    [InlineData("two regions behind IAP", "spend/unpriced", "supply/many-downloads", "supply/many-pulls")]
    public async Task A_stack_breaks_no_rule_but_those_that_its_settings_ask_for(
        string variant, params string[] broken) => Assert.Equal(
        broken,
        RuleBook.Check(await StackVariants.Of(variant), CostTerms.List, default)
            .Where(finding => finding.Rule.Severity > Severity.Note).Select(finding => finding.Rule.Id).Distinct());
}
