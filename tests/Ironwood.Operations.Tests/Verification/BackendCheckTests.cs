namespace Ironwood.Operations.Tests.Verification;

public sealed class BackendCheckTests
{
    private readonly Mock<IComputeEngine> _compute = new(MockBehavior.Strict);

    private BackendCheck Check => new(_compute.Object);

    public BackendCheckTests() => Found(Samples.Prod);

    [Fact]
    public async Task Healthy_VMs_behind_their_backend_services_pass()
    {
        var outcome = await Check.OfAsync(Samples.Prod);
        outcome.Passes();
        Assert.Equal("2,624 VMs healthy behind 3 backend services", outcome.Summary);
        Assert.Equal(
            "9 behind it, 2,304 of 2,304 VMs healthy", outcome.Evidence.Single(each =>
            each.Subject == "tier large").Seen);
    }

    [Fact]
    public async Task A_group_under_Googles_other_host_name_is_the_same_group()
    {
        _compute.Setup(
            s => s.FindBackendsAsync("ironwood-prod", "inference-backend-small", It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                ["https://compute.googleapis.com/compute/v1/projects/ironwood-prod/zones/us-central1-c/instanceGroups/slice-small-0"]);
        (await Check.OfAsync(Samples.Prod)).Passes();
    }

    [Fact]
    public async Task A_backend_service_that_is_not_there_fails()
    {
        _compute.Setup(
            s => s.FindBackendsAsync("ironwood-prod", "inference-backend-small", It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyList<string>?)null);
        Assert.Equal("tier small", (await Check.OfAsync(Samples.Prod)).FailsOnce("no such backend service").Subject);
    }

    // The predecessor's first defect: backend services without backends.
    [Fact]
    public async Task A_group_that_is_not_behind_its_backend_service_fails()
    {
        _compute.Setup(
            s => s.FindBackendsAsync("ironwood-prod", "inference-backend-small", It.IsAny<CancellationToken>()))
            .ReturnsAsync([]);
        var broken = (await Check.OfAsync(Samples.Prod)).Broken();
        Assert.Equal(["tier small", "slice-small-0 in us-central1-c"], broken.Select(each => each.Subject));
        Assert.Equal("not behind the backend service", broken[1].Seen);
    }

    [Fact]
    public async Task A_slice_with_one_ill_VM_fails_and_names_it()
    {
        Healthy("slice-large-3", 255, ill: 1);
        var broken = (await Check.OfAsync(Samples.Prod)).Broken();
        Assert.Equal("9 behind it, 2,303 of 2,304 VMs healthy", broken[0].Seen);
        Assert.Equal("255 of 256 VMs healthy: slice-large-3-ill-0 UNHEALTHY", broken[1].Seen);
    }

    [Fact]
    public async Task A_group_whose_VMs_are_not_asked_at_all_fails()
    {
        Healthy("slice-small-0", 0, ill: 0);
        Assert.Equal("0 of 0 VMs healthy", (await Check.OfAsync(Samples.Prod)).Broken()[1].Seen);
    }

    [Theory]
    [InlineData(2, 1, true)] // one that is still starting
    [InlineData(1, 1, false)]
    public async Task A_group_that_is_scaled_needs_its_smallest_number(int healthy, int ill, bool passes)
    {
        var platform = Samples.OnlyTier("small", tier => tier with
        {
            Groups = [tier.Groups[0] with { MinVms = 2, MaxVms = 8, IsSlice = false }],
        });
        Healthy("slice-small-0", healthy, ill);
        Assert.Equal(passes, (await Check.OfAsync(platform)).Broken().Length == 0);
    }

    [Fact]
    public async Task A_stack_without_tiers_is_skipped() => (await Check.OfAsync(Samples.WithoutTiers)).Skips();

    private void Found(PlatformContract platform)
    {
        foreach (var tier in platform.Tiers.Values)
        {
            _compute.Setup(
                s => s.FindBackendsAsync("ironwood-prod", tier.BackendService, It.IsAny<CancellationToken>()))
                .ReturnsAsync(
                    [.. tier.Groups.Select(group => group.InstanceGroup),
                    "https://www.googleapis.com/compute/v1/projects/p/zones/z/instanceGroups/overflow"]);
            foreach (var group in tier.Groups)
            {
                Healthy(group.Name, group.MinVms, ill: 0);
            }
        }
    }

    private void Healthy(string group, int healthy, int ill) => _compute
        .Setup(s =>
            s.HealthAsync(
            "ironwood-prod", It.IsAny<string>(), It.Is<string>(url =>
            url.EndsWith("/" + group)), It.IsAny<CancellationToken>()))
        .ReturnsAsync([
            .. Enumerable.Range(0, healthy).Select(index => new MemberHealth($"{group}-{index}", "HEALTHY")),
            .. Enumerable.Range(0, ill).Select(index => new MemberHealth($"{group}-ill-{index}", "UNHEALTHY")),
        ]);
}
