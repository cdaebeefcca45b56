using Ironwood.Analysis.Schema;
using Ironwood.Graph;

namespace Ironwood.Infra.Tests.Governance;

/// <summary>What the provider would refuse of the real stacks: nothing.</summary>
public sealed class SchemaTests
{
    private static readonly SchemaCheck Check = new();

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task A_real_stack_has_nothing_that_the_provider_refuses(string stack) =>
        Assert.Equal([], Findings(await Stacks.Capture(stack)));

    private static IEnumerable<string> Findings(ResourceGraph graph) =>
        Check.Check(graph).Select(finding =>
            $"{finding.Rule.Id} {finding.Resource.Type}::{finding.Resource.Name} {finding.Property}: {finding.Message}");
}
