using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Operations.Tests.Verification;

public sealed class UptimeCheckTests
{
    private const string Metric = "monitoring.googleapis.com/uptime_check/check_passed";

    private readonly Mock<ICloudMonitoring> _monitoring = new(MockBehavior.Strict);

    [Theory]
    [InlineData("usa-iowa eur-belgium", "", true, "answers 2 of 2 places")]
    [InlineData("usa-iowa", "apac-singapore", true, "answers 1 of 2 places, not apac-singapore")]
    [InlineData(
        "usa-iowa", "eur-belgium apac-singapore", false, "answers 1 of 3 places, not apac-singapore, eur-belgium")]
    [InlineData("", "usa-iowa", false, "answers 0 of 1 place, not usa-iowa")]
    [InlineData("", "", false, "no result of the last 6 min")]
    public async Task All_places_but_one_must_be_answered(string passing, string failing, bool passes, string seen)
    {
        var outcome = await RunAsync(passing, failing);
        Assert.Equal(
            (passes ? CheckStatus.Pass : CheckStatus.Fail, seen),
            (outcome.Status, Assert.Single(outcome.Evidence).Seen));
        Assert.Equal("check front-door-uptime", outcome.Evidence[0].Subject);
        Assert.EndsWith(seen, outcome.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_without_one_is_skipped()
    {
        var stack = Samples.Prod with { Observability = Samples.Prod.Observability with { UptimeCheck = null } };
        (await Check.OfAsync(stack)).Skips();
        Assert.Empty(Check.Commands(stack));
        Assert.Equal(
            "gcloud monitoring uptime describe front-door-uptime --project=ironwood-prod",
            Check.Commands(Samples.Prod)[0]);
    }

    private UptimeCheck Check => new(_monitoring.Object, new FakeTimeProvider(Samples.Now));

    private Task<CheckOutcome> RunAsync(string passing, string failing)
    {
        _monitoring.Setup(s => s.TimingsAsync("ironwood-prod", new[] { Metric }, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new Dictionary<string, MetricTiming>
                {
                    [Metric] = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2))
                });
        _monitoring.Setup(s => s.StatesAsync(
                "ironwood-prod",
                $"metric.type = \"{Metric}\" AND resource.type = \"uptime_url\" AND metric.labels.check_id = "
                + "\"front-door-uptime\"",
                "checker_location", Samples.Now.AddMinutes(-6), Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Places(passing).ToDictionary(place => place, _ => true)
                .Concat(Places(failing).ToDictionary(place => place, _ => false)).ToDictionary());
        return Check.OfAsync(Samples.Prod);
    }

    private static string[] Places(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
