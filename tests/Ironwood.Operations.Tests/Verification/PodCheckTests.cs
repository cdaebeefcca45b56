namespace Ironwood.Operations.Tests.Verification;

public sealed class PodCheckTests
{
    private readonly Mock<IComputeEngine> _compute = new(MockBehavior.Strict);

    private PodCheck Check => new(_compute.Object);

    [Fact]
    public async Task Stable_groups_with_all_their_VMs_pass_without_a_question_about_any_VM()
    {
        Found(Samples.Prod, group => group);
        var outcome = await Check.OfAsync(Samples.Prod);
        outcome.Passes();
        Assert.Equal("11 groups stable, 2,624 VMs running", outcome.Summary);
        var large = outcome.Evidence.Single(each => each.Subject == "tier large");
        Assert.Equal("9 groups stable, 2,304 VMs, 9 whole slices", large.Expected);
        Assert.Equal("9 stable, 2,304 VMs, 9 whole", large.Seen);
    }

    [Fact]
    public async Task A_group_that_is_not_there_fails()
    {
        Found(Samples.Prod, group => group.Name == "slice-large-3" ? null : group);
        var outcome = await Check.OfAsync(Samples.Prod);
        Assert.Equal(["tier large", "slice-large-3 in us-central1-c"], outcome.Broken().Select(each => each.Subject));
        Assert.Equal("no such group", outcome.Broken()[1].Seen);
    }

    [Fact]
    public async Task A_group_of_the_same_name_in_another_zone_is_another_group()
    {
        Found(Samples.Prod, group => group.Name == "slice-small-0" ? group with { Zone = "us-east5-a" } : group);
        Assert.Equal("no such group", (await Check.OfAsync(Samples.Prod)).Broken()[1].Seen);
    }

    [Fact]
    public async Task A_group_that_changes_fails_and_says_what_is_being_done_to_which_VM()
    {
        Found(Samples.Prod, group => group.Name == "slice-large-3"
            ? group with { IsStable = false, Running = 255 }
            : group);
        _compute.Setup(
            g => g.MembersAsync(
                "ironwood-prod", It.Is<ListedGroup>(m => m.Name == "slice-large-3"), It.IsAny<CancellationToken>()))
            .ReturnsAsync([
                new GroupMember("slice-large-3-0000", "RUNNING", "NONE", null),
                new GroupMember("slice-large-3-0255", "", "CREATING", "ZONE_RESOURCE_POOL_EXHAUSTED"),
            ]);
        var broken = (await Check.OfAsync(Samples.Prod)).Broken();
        Assert.Equal("9 groups stable, 2,304 VMs, 9 whole slices", broken[0].Expected);
        Assert.Equal("8 stable, 2,303 VMs, 8 whole", broken[0].Seen);
        Assert.Equal(
            "changing, 255 of 256 VMs running; slice-large-3-0255 CREATING (ZONE_RESOURCE_POOL_EXHAUSTED)",
            broken[1].Seen);
        Assert.Equal("stable, 256 VMs running", broken[1].Expected);
    }

    [Theory]
    [InlineData(true, 256, 255)] // stable, yet a VM does not run: half a slice serves nothing
    [InlineData(false, 256, 256)]
    [InlineData(true, 255, 255)] // an operator made it smaller
    [InlineData(true, 257, 257)] // or larger
    public async Task A_slice_is_whole_or_fails(bool isStable, int vms, int running)
    {
        Found(Samples.Prod, group => group.Name == "slice-medium-0"
            ? group with { IsStable = isStable, Vms = vms, Running = running }
            : group);
        _compute.Setup(g => g.MembersAsync(It.IsAny<string>(), It.IsAny<ListedGroup>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([]);
        Assert.Equal(
            ["tier medium", "slice-medium-0 in us-central1-c"], (await Check.OfAsync(Samples.Prod)).Broken()
            .Select(each => each.Subject));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(5, true)]
    [InlineData(8, true)]
    [InlineData(1, false)]
    [InlineData(9, false)]
    public async Task A_group_that_is_scaled_may_have_any_size_between_its_limits(int vms, bool passes)
    {
        var platform = Samples.OnlyTier("small", tier => tier with
        {
            Groups = [tier.Groups[0] with { MinVms = 2, MaxVms = 8, IsSlice = false }],
        });
        Found(platform, group => group with { Vms = vms, Running = vms });
        _compute.Setup(g => g.MembersAsync(It.IsAny<string>(), It.IsAny<ListedGroup>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([]);
        var outcome = await Check.OfAsync(platform);
        Assert.Equal(passes, outcome.Broken().Length == 0);
        Assert.Equal("1 group stable, 2 to 8 VMs", outcome.Evidence[0].Expected);
    }

    [Theory]
    [InlineData("REPAIRING", "NONE", "stable, 1 of 1 VM running; vm-0 REPAIRING")]
    [InlineData("RUNNING", "RECREATING", "stable, 1 of 1 VM running; vm-0 RECREATING")]
    [InlineData("RUNNING", "NONE", "stable, 1 of 1 VM running; its VMs run")]
    public async Task A_group_of_a_wrong_size_says_what_its_VMs_do(string status, string action, string seen)
    {
        var platform = Samples.OnlyTier("small", tier => tier with
        {
            Groups = [tier.Groups[0] with { MinVms = 2, MaxVms = 8, IsSlice = false }],
        });
        Found(platform, group => group with { Vms = 1, Running = 1 });
        _compute.Setup(g => g.MembersAsync(It.IsAny<string>(), It.IsAny<ListedGroup>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([new GroupMember("vm-0", status, action, null)]);

        var broken = (await Check.OfAsync(platform)).Broken()[1];

        Assert.Equal(("stable, 2 to 8 VMs running", seen), (broken.Expected, broken.Seen));
    }

    [Fact]
    public async Task Of_many_broken_groups_only_a_few_are_asked_for_their_VMs()
    {
        Found(Samples.Prod, group => group with { IsStable = false });
        _compute.Setup(g => g.MembersAsync(It.IsAny<string>(), It.IsAny<ListedGroup>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([]);
        var outcome = await Check.OfAsync(Samples.Prod);
        Assert.Equal(3 + 11, outcome.Broken().Length);
        _compute.Verify(
            g => g.MembersAsync(It.IsAny<string>(), It.IsAny<ListedGroup>(),
            It.IsAny<CancellationToken>()), Times.Exactly(5));
    }

    [Fact]
    public async Task A_stack_without_tiers_is_skipped()
    {
        Found(Samples.WithoutTiers, group => group);
        (await Check.OfAsync(Samples.WithoutTiers)).Skips();
    }

    private void Found(PlatformContract platform, Func<ListedGroup, ListedGroup?> change) => _compute
        .Setup(g => g.ListGroupsAsync("ironwood-prod", It.IsAny<CancellationToken>()))
        .ReturnsAsync([
            .. platform.Tiers.Values.SelectMany(tier => tier.Groups)
                .Select(group => change(new(group.Name, group.Zone, group.MinVms, group.MinVms, IsStable: true)))
                    .OfType<ListedGroup>(),
            new("another-teams", "us-central1-c", 3, 1, IsStable: false),
        ]);
}
