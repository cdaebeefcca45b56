namespace Ironwood.Operations.Tests.Verification;

public sealed class AlertCheckTests
{
    private readonly Mock<ICloudMonitoring> _monitoring = new();
    private readonly string _first = Samples.Prod.Observability.AlertPolicies.Keys.First();

    [Fact]
    public async Task Enabled_policies_pass_under_the_projects_number_too()
    {
        Found(policy =>
            policy with
            {
                Name = policy.Name.Replace("projects/ironwood-prod", "projects/123456", StringComparison.Ordinal)
            });
        (await Check.OfAsync(Samples.Prod)).Passes();
    }

    [Fact]
    public async Task A_policy_that_is_not_there_fails()
    {
        Found(policy => policy.DisplayName == _first ? null : policy);
        Assert.Equal(_first, (await Check.OfAsync(Samples.Prod)).FailsOnce("no such policy").Subject);
    }

    [Fact]
    public async Task A_policy_that_is_disabled_fails()
    {
        Found(policy => policy with { IsEnabled = policy.DisplayName != _first });
        Assert.Equal(_first, (await Check.OfAsync(Samples.Prod)).FailsOnce("disabled").Subject);
    }

    [Fact]
    public async Task A_stack_without_policies_is_skipped() => (await Check.OfAsync(Samples.Prod with
    {
        Observability = Samples.Prod.Observability with
        {
            AlertPolicies = ImmutableSortedDictionary<string, string>.Empty,
        },
    })).Skips();

    private AlertCheck Check => new(_monitoring.Object);

    private void Found(Func<ListedPolicy, ListedPolicy?> change) => _monitoring
        .Setup(p => p.ListAlertPoliciesAsync("ironwood-prod", It.IsAny<CancellationToken>()))
        .ReturnsAsync([
            .. Samples.Prod.Observability.AlertPolicies.Select(policy =>
                change(new(policy.Value, policy.Key, IsEnabled: true))).OfType<ListedPolicy>(),
            new("projects/ironwood-prod/alertPolicies/1", "another team's", IsEnabled: false),
        ]);
}
