namespace Ironwood.Operations.Tests.Verification;

public sealed class DashboardCheckTests
{
    private readonly Mock<ICloudMonitoring> _monitoring = new();

    [Fact]
    public async Task A_dashboard_with_tiles_passes() => (await RunAsync(Samples.Prod, new("TPU Inference", 14)))
        .Passes();

    [Fact]
    public async Task A_dashboard_that_is_not_there_fails() => (await RunAsync(Samples.Prod, null))
        .FailsOnce("no such dashboard");

    [Fact]
    public async Task An_empty_dashboard_fails() => (await RunAsync(Samples.Prod, new("TPU Inference", 0)))
        .FailsOnce("0 tiles");

    [Fact]
    public async Task A_stack_without_a_dashboard_is_skipped() => (await RunAsync(Samples.Prod with
    {
        Observability = Samples.Prod.Observability with { Dashboard = "" },
    }, null)).Skips();

    private Task<Operations.Verification.CheckOutcome> RunAsync(PlatformContract platform, FoundDashboard? found)
    {
        _monitoring.Setup(
            d => d.FindDashboardAsync(Samples.Prod.Observability.Dashboard, It.IsAny<CancellationToken>()))
            .ReturnsAsync(found);
        return new DashboardCheck(_monitoring.Object).OfAsync(platform);
    }
}
