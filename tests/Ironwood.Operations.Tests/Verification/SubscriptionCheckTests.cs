using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Operations.Tests.Verification;

public sealed class SubscriptionCheckTests
{
    private readonly Mock<IPubSub> _pubSub = new();
    private readonly Mock<ICloudMonitoring> _monitoring = new();

    public SubscriptionCheckTests() => _monitoring
        .Setup(s =>
            s.TimingsAsync("ironwood-prod", It.IsAny<IReadOnlyCollection<string>>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(new Dictionary<string, MetricTiming>
        {
            ["pubsub.googleapis.com/subscription/oldest_unacked_message_age"] = new(
                TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4)),
        });

    [Fact]
    public async Task Measurements_are_as_fresh_as_their_descriptors_say()
    {
        await RunAsync(new("ACTIVE", "ACTIVE"));
        _monitoring.Verify(s => s.NewestAsync(
            "ironwood-prod", It.Is<string>(filter => filter.Contains("oldest_unacked", StringComparison.Ordinal)),
            Samples.Now.AddMinutes(-10), Samples.Now, It.IsAny<CancellationToken>()), Times.Once);
        _monitoring.Verify(s => s.NewestAsync(
            "ironwood-prod", It.Is<string>(filter => filter.Contains("num_undelivered", StringComparison.Ordinal)),
            Samples.Now.AddMinutes(-5), Samples.Now, It.IsAny<CancellationToken>()), Times.Exactly(2));
    }

    [Fact]
    public async Task A_subscription_that_writes_and_keeps_nothing_back_passes()
    {
        Measured("oldest_unacked_message_age", "tpu-analytics-sub", 12);
        Measured("num_undelivered_messages", "tpu-analytics-sub", 40);
        Measured("num_undelivered_messages", "tpu-metrics-stream-dead-letters-sub", 0);
        (await RunAsync(new("ACTIVE", "ACTIVE"))).Passes();
    }

    [Fact]
    public async Task Where_nothing_is_measured_nothing_waits() => (await RunAsync(new("ACTIVE", "ACTIVE"))).Passes();

    [Fact]
    public async Task A_subscription_that_is_not_there_fails() => (await RunAsync(null))
        .FailsOnce("no such subscription");

    [Theory]
    [InlineData("ACTIVE", "PERMISSION_DENIED", "BigQuery PERMISSION_DENIED")]
    [InlineData("ACTIVE", "NOT_FOUND", "BigQuery NOT_FOUND")] // the predecessor never made the table
    [InlineData("RESOURCE_ERROR", "ACTIVE", "RESOURCE_ERROR")]
    [InlineData("ACTIVE", null, "not to BigQuery")]
    public async Task A_subscription_that_cannot_write_fails(string state, string? writer, string seen) =>
        (await RunAsync(new(state, writer))).FailsOnce(seen);

    [Theory]
    [InlineData(600, true)]
    [InlineData(601, false)]
    public async Task A_backlog_fails_when_its_oldest_message_waits_for_more_than_ten_minutes(int seconds, bool passes)
    {
        Measured("oldest_unacked_message_age", "tpu-analytics-sub", seconds);
        Measured("num_undelivered_messages", "tpu-analytics-sub", 12_345);
        var outcome = await RunAsync(new("ACTIVE", "ACTIVE"));
        Assert.Equal(passes, outcome.Status == CheckStatus.Pass);
        Assert.Equal("12,345 messages, the oldest 10 min", outcome.Evidence[1].Seen);
    }

    [Fact]
    public async Task A_dead_letter_fails()
    {
        Measured("num_undelivered_messages", "tpu-metrics-stream-dead-letters-sub", 1);
        Assert.Equal(
            "subscription tpu-metrics-stream-dead-letters-sub", (await RunAsync(new("ACTIVE", "ACTIVE")))
            .FailsOnce("1 message").Subject);
    }

    [Fact]
    public async Task A_stack_without_a_subscription_is_skipped() => (await Check.OfAsync(
        Samples.Prod with { Telemetry = Samples.Prod.Telemetry with { Subscription = "" } })).Skips();

    private SubscriptionCheck Check => new(_pubSub.Object, _monitoring.Object, new FakeTimeProvider(Samples.Now));

    private Task<CheckOutcome> RunAsync(FoundSubscription? found)
    {
        _pubSub.Setup(s =>
            s.FindSubscriptionAsync(
                "projects/ironwood-prod/subscriptions/tpu-analytics-sub", It.IsAny<CancellationToken>()))
            .ReturnsAsync(found);
        return Check.OfAsync(Samples.Prod);
    }

    private void Measured(string metric, string subscription, double value) => _monitoring
        .Setup(s => s.NewestAsync(
            "ironwood-prod",
            $"""metric.type = "pubsub.googleapis.com/subscription/{metric}" AND resource.type = "pubsub_subscription" AND resource.labels.subscription_id = "{subscription}" """.Trim(),
            It.IsAny<DateTimeOffset>(),
            Samples.Now,
            It.IsAny<CancellationToken>()))
        .ReturnsAsync(value);
}
