using Ironwood.Analysis.Settings;
using Ironwood.Problems;

namespace Ironwood.Analysis.Tests.Rules;

/// <summary>Warnings about settings among the findings about resources.</summary>
public class SettingRulesTests
{
    private static readonly ResourceGraph Stack = new(
        "ironwood",
        "test",
        [
            Node("root", "pulumi:pulumi:Stack", null),
            Node("ironwood-pod-a", "ironwood:serving:TpuPod", "root"),
            Node("ironwood-pod-large-a", "ironwood:serving:TpuPod", "root"),
        ],
        []);

    [Theory]
    [InlineData("x:tiers.a.serving.size", "ironwood-pod-a")]
    [InlineData("x:tiers.large-a.serving.size", "ironwood-pod-large-a")]
    [InlineData("x:tiers.b.serving.size", "root")]
    [InlineData("x:tiers.a", "root")]
    [InlineData("x:cache.memoryGb", "root")]
    public void A_warning_is_a_finding_of_the_tier_that_it_is_about(string path, string resource)
    {
        var warning = new Problem("IW2036", path, "is unusual", Allowed: "1, 2", Fix: "write 1");

        var finding = Assert.Single(RuleBook.Check(Stack, CostTerms.List, default, [warning]));

        Assert.Equal(
            (SettingRules.Doubtful, resource, path, "IW2036: is unusual", "write 1"),
            (finding.Rule, finding.Resource.Name, finding.Property, finding.Message, finding.Fix));
        Assert.Equal(Severity.Warning, finding.Rule.Severity);
    }

    [Fact]
    public void A_warning_without_a_fix_says_what_is_allowed() => Assert.Equal(
        "write one of: 1, 2",
        Assert.Single(
            RuleBook.Check(Stack, CostTerms.List, default, [new("IW2036", "x:a", "is unusual", Allowed: "1, 2")])).Fix);

    [Fact]
    public void Without_warnings_there_is_no_such_finding() =>
        Assert.Empty(RuleBook.Check(Stack, CostTerms.List, default));

    private static ResourceNode Node(string name, string type, string? parent) => new()
    {
        Urn = name,
        Type = type,
        Name = name,
        Parent = parent,
        Kind = ResourceKind.Component,
    };
}
