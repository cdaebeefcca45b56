using Ironwood.Analysis;

namespace Ironwood.Repository.Tests.Documentation;

public class RulesPageTests
{
    [Fact]
    public void The_page_has_every_rule_with_its_anchor_and_example()
    {
        var page = RulesPage.Text();

        Assert.All(RuleBook.Rules, rule =>
        {
            Assert.Contains($"| [{rule.Id}](#{rule.Anchor}) | ", page, StringComparison.Ordinal);
            Assert.Contains($"<a id=\"{rule.Anchor}\"></a>\n\n## {rule.Id}\n", page, StringComparison.Ordinal);
            Assert.Contains(rule.Example ?? "", page, StringComparison.Ordinal);
            Assert.Contains(rule.Source ?? "", page, StringComparison.Ordinal);
        });
        Golden.Matches("docs/rules.md", page);
    }
}
