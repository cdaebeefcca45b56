using System.Text.RegularExpressions;
using Ironwood.Graph;

namespace Ironwood.Cli.Tests.Documentation;

/// <summary>Whoever is called at night finds on the page of operations what the notice told him.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly string Page = Checkout.Read("docs/operations.md");

    [Fact]
    public async Task Every_alert_has_a_row_and_what_its_notice_says_to_look_at_is_in_it()
    {
        var run = await CommandRun.OfAsync("preview", "--stack", "prod", "--format", "json");
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(run.Out));
        var alerts = GraphJson.Read(json).Nodes.Where(node => node.Type == "gcp:monitoring/alertPolicy:AlertPolicy").ToArray();

        Assert.Equal(8, alerts.Length);
        Assert.All(alerts, alert =>
        {
            var row = Assert.Single(Page.Split('\n'), line => line.StartsWith($"| **{(string)alert.Inputs["displayName"]!}** |", StringComparison.Ordinal));
            Assert.All(
                Code().Matches((string)alert.Inputs["documentation"]!["content"]!).Select(code => code.Value),
                code => Assert.Contains(code, row, StringComparison.Ordinal));
        });
    }

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();
}
