using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Operations.Tests.Verification;

public sealed class DeviceCheckTests
{
    private const string Metric = "tpu.googleapis.com/accelerator/memory_total";
    private const int Chips = 256 + 1024 + 9216;

    private readonly Mock<ICloudMonitoring> _monitoring = new(MockBehavior.Strict);

    [Theory]
    [InlineData(Chips, "10,496 chips visible")]
    [InlineData(2 * Chips, "20,992 chips visible")] // a device for each of a chip's two halves
    public async Task As_many_chips_as_there_should_be_pass(int visible, string summary)
    {
        var outcome = await RunAsync(visible);
        outcome.Passes();
        Assert.Equal(summary, outcome.Summary);
    }

    [Fact]
    public async Task Fewer_chips_fail()
    {
        var broken = (await RunAsync(Chips - 1)).FailsOnce("10,495 chips visible");
        Assert.Equal("project ironwood-prod", broken.Subject);
        Assert.Equal(
            "at least 10,496 chips visible; "
            + "chips of other stacks in the same zones count too, because no label names their VM",
            broken.Expected);
    }

    // Google promises the metric of VMs of the Cloud TPU API alone.
    [Fact]
    public async Task Silence_proves_nothing()
    {
        var outcome = await RunAsync(0);
        outcome.Skips();
        Assert.Contains("look on one of them", outcome.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_chips_nothing_is_asked()
    {
        var stack = Samples.OnlyTier("small", tier => tier with { Chips = 0 });
        (await Check.OfAsync(stack)).Skips();
        Assert.Empty(Check.Commands(stack));
    }

    [Fact]
    public void A_person_would_look_on_a_VM_of_the_first_tier_that_has_chips() =>
        Assert.Equal(
            "gcloud compute ssh VM --zone=us-central1-c --project=ironwood-prod --tunnel-through-iap --command='ls "
            + "/dev/vfio'", Check.Commands(Samples.Prod)[^1]);

    private DeviceCheck Check => new(_monitoring.Object, new FakeTimeProvider(Samples.Now));

    private Task<CheckOutcome> RunAsync(long visible)
    {
        _monitoring.Setup(s => s.TimingsAsync("ironwood-prod", new[] { Metric }, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new Dictionary<string, MetricTiming>
                {
                    [Metric] = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4))
                });
        _monitoring.Setup(s => s.CountAsync(
                "ironwood-prod",
                $"metric.type = \"{Metric}\" AND resource.type = \"tpu.googleapis.com/GceTpuWorker\""
                + " AND resource.labels.location = one_of(\"us-central1-c\")",
                Samples.Now.AddMinutes(-6), Samples.Now, It.IsAny<CancellationToken>()))
            .ReturnsAsync(visible);
        return Check.OfAsync(Samples.Prod);
    }
}
