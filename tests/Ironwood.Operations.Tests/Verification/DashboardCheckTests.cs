using Ironwood.Operations.Verification.Checks;
using Ironwood.Operations.Verification.Ports;
using Ironwood.Outputs;
using Moq;

namespace Ironwood.Operations.Tests.Verification;

public sealed class DashboardCheckTests
{
    private readonly Mock<IDashboards> _dashboards = new();

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

    private Task<Operations.Verification.Verdict> RunAsync(PlatformContract platform, FoundDashboard? found)
    {
        _dashboards.Setup(d => d.FindAsync(Samples.Prod.Observability.Dashboard, It.IsAny<CancellationToken>()))
            .ReturnsAsync(found);
        return new DashboardCheck(_dashboards.Object).OfAsync(platform);
    }
}
