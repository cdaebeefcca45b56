using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Operations.Tests.Verification;

public sealed class MetricCheckTests
{
    private const string Requests = "loadbalancing.googleapis.com/https/request_count";
    private const string Filter = $"""metric.type = "{Requests}" AND resource.type = "https_lb_rule" AND resource.labels.url_map_name = one_of("ai-inference-lb")""";

    private readonly Mock<ICloudMonitoring> _monitoring = new(MockBehavior.Strict);
    private readonly Dictionary<string, MetricTiming> _timings = [];
    private TimeSpan? _age = TimeSpan.FromMinutes(1);

    public MetricCheckTests()
    {
        _monitoring.Setup(
            s => s.TimingsAsync(
                "ironwood-prod", It.IsAny<IReadOnlyCollection<string>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(_timings);
        _monitoring.Setup(s => s.AnyAsync(
                "ironwood-prod", It.IsAny<string>(), It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(),
                It.IsAny<CancellationToken>()))
            .ReturnsAsync((string _, string _, DateTimeOffset since, DateTimeOffset _, CancellationToken _) =>
                _age is { } age && Samples.Now - age >= since);
    }

    [Fact]
    public async Task Fresh_series_pass_with_one_question_each()
    {
        var outcome = await Check.OfAsync(Samples.Prod);
        outcome.Passes();
        Assert.Equal(Samples.Prod.Observability.Metrics.Length, outcome.Evidence.Length);
        _monitoring.Verify(s => s.AnyAsync(
            It.IsAny<string>(), It.IsAny<string>(), It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(),
            It.IsAny<CancellationToken>()),
            Times.Exactly(outcome.Evidence.Length));
        _monitoring.Verify(s => s.AnyAsync(
            "ironwood-prod", Filter, Samples.Now.AddMinutes(
                -5), Samples.Now, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_metric_without_any_point_fails()
    {
        _age = null;
        Assert.Equal(
            Requests, (await Check.OfAsync(One(alwaysPresent: true)))
            .FailsOnce("never written in this project").Subject);
    }

    [Fact]
    public async Task A_series_that_went_silent_fails_and_says_so()
    {
        _timings[Requests] = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        _age = TimeSpan.FromHours(3);
        (await Check.OfAsync(One(alwaysPresent: true))).FailsOnce("silent for more than 5 min");
        _age = TimeSpan.FromDays(2);
        (await Check.OfAsync(One(alwaysPresent: true))).FailsOnce("no point for a day");
    }

    // Two samples and the delay, by the metric's own descriptor.
    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public async Task How_fresh_a_point_can_be_is_the_metrics_own_affair(int minutes, bool passes)
    {
        _timings[Requests] = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2));
        _age = TimeSpan.FromMinutes(minutes);
        var outcome = await Check.OfAsync(One(alwaysPresent: true));
        Assert.Equal(passes, outcome.Status == CheckStatus.Pass);
        Assert.Equal("on https_lb_rule, a point of the last 12 min", outcome.Evidence[0].Expected);
    }

    [Fact]
    public async Task What_is_written_only_when_something_happens_may_be_absent()
    {
        _age = null;
        var outcome = await Check.OfAsync(One(alwaysPresent: false));
        outcome.Passes();
        Assert.Equal("0 series fresh, 1 written when something happens", outcome.Summary);
    }

    [Fact]
    public async Task A_stack_that_reads_no_metrics_is_skipped() =>
        (await Check.OfAsync(Samples.Prod with { Observability = Samples.Prod.Observability with { Metrics = [] } }))
            .Skips();

    private MetricCheck Check => new(_monitoring.Object, new FakeTimeProvider(Samples.Now));

    private static PlatformContract One(bool alwaysPresent) => Samples.Prod with
    {
        Observability = Samples.Prod.Observability with { Metrics = [new(Requests, "https_lb_rule", alwaysPresent)] },
    };
}
