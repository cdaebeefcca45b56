using Ironwood.Infra.Foundation;
using Ironwood.Infra.Observability;
using Ironwood.Infra.Spend;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Ironwood.Infra.Tests.Spend;

public sealed class SpendBudgetTests
{
    [Fact]
    public async Task The_budget_waits_for_the_service_that_tells_the_projects_number()
    {
        var graph = await Stacks.Prod;
        Assert.Contains(
            "api-cloudresourcemanager",
            graph.DependenciesOf(graph.Find(Types.Budget, "inference-budget")).Select(node => node.Name));
    }

    [Fact]
    public async Task The_recipes_budget_notifies_at_half_four_fifths_whole_and_forecast()
    {
        var budget = (await Stacks.Prod).Find(Types.Budget, "inference-budget");
        Assert.Equal(
            ["TPU Inference Budget", "000000-000000-000000", "10000", "USD", "MONTH", "INCLUDE_ALL_CREDITS"],
            new[]
            {
                "displayName", "billingAccount", "amount.specifiedAmount.units", "amount.specifiedAmount.currencyCode",
                "budgetFilter.calendarPeriod", "budgetFilter.creditTypesTreatment",
            }.Select(budget.Input));
        // The API takes the amount as text.
        Assert.Equal(
            System.Text.Json.JsonValueKind.String,
            budget.Inputs["amount"]!["specifiedAmount"]!["units"]!.GetValueKind());
        Assert.Equal(
            ["CURRENT_SPEND 0.5", "CURRENT_SPEND 0.8", "CURRENT_SPEND 1", "FORECASTED_SPEND 1"],
            Enumerable.Range(0, budget.Inputs["thresholdRules"]!.AsArray().Count)
                .Select(
                    index =>
                        $"{budget.Input($"thresholdRules[{index}].spendBasis")} "
                        + $"{budget.Input($"thresholdRules[{index}].thresholdPercent")}"));
    }

    [Fact]
    public async Task It_is_the_projects_alone_by_number() =>
        Assert.Equal(
            ["projects/number-of-ironwood-prod"],
            (await Stacks.Prod).Find(Types.Budget, "inference-budget").List("budgetFilter.projects"));

    // A call is no resource, so no graph shows what it waits for: what depends on something unknown is not made at all.
    [Theory]
    [InlineData("api-cloudresourcemanager", 0)]
    [InlineData("api-compute", 1)]
    public async Task The_projects_number_is_asked_for_once_the_api_that_tells_it_is_enabled(string missing, int calls)
    {
        var cloud = new Mock<IMocks>(MockBehavior.Strict);
        cloud.Setup(mocks => mocks.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);
        cloud.Setup(mocks => mocks.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => (args.Name == missing ? null : $"{args.Name}-id", args.Inputs));
        cloud.Setup(mocks => mocks.CallAsync(It.Is<MockCallArgs>(args => (string)args.Args["projectId"] == "p")))
            .ReturnsAsync(ImmutableDictionary<string, object>.Empty.Add("number", "1"));

        await Deployment.TestAsync(cloud.Object, new TestOptions { IsPreview = true }, () =>
        {
            _ = new SpendBudget("inference-budget", new()
            {
                Project = "p",
                BillingAccount = "000000-000000-000000",
                Usd = 1,
                Thresholds = [1],
                Channels = new NotificationChannels("c", new() { Project = "p", Emails = [] }),
                Services = new ProjectServices("api", new() { Project = "p" }),
            });
        });

        cloud.Verify(mocks => mocks.CallAsync(It.IsAny<MockCallArgs>()), Times.Exactly(calls));
    }

    [Fact]
    public async Task Channels_and_topic_are_told_and_the_publisher_may_publish_before_it_has_to()
    {
        var graph = await Stacks.Prod;
        var budget = graph.Find(Types.Budget, "inference-budget");
        var topic = graph.Find(Types.Topic, "inference-budget-alerts");
        var grant = graph.Find(Types.TopicGrant, "inference-budget-publisher");
        graph.Reads(budget, "allUpdatesRule.pubsubTopic", topic, "id");
        graph.Reads(
            budget, "allUpdatesRule.monitoringNotificationChannels[0]",
            graph.OfType(Types.NotificationChannel).Single(), "name");
        Assert.Equal("1.0", budget.Input("allUpdatesRule.schemaVersion"));
        Assert.Equal("false", budget.Input("allUpdatesRule.disableDefaultIamRecipients"));
        Assert.Contains(grant, graph.DependenciesOf(budget));
        graph.Reads(grant, "topic", topic, "name");
        Assert.Equal("roles/pubsub.publisher", grant.Input("role"));
        Assert.Equal("serviceAccount:billing-budget-alert@system.gserviceaccount.com", grant.Input("member"));
    }

    [Fact]
    public async Task Amount_and_thresholds_are_the_settings()
    {
        var budget = (await Stacks.Capture(
            "dev", "ironwood:budget={billingAccount: 01AB23-45CD67-89EF01, usd: 250, thresholds: [0.9]}")).Find(
                Types.Budget, "inference-budget");
        Assert.Equal("250", budget.Input("amount.specifiedAmount.units"));
        Assert.Equal("01AB23-45CD67-89EF01", budget.Input("billingAccount"));
        Assert.Equal("0.9", budget.Input("thresholdRules[0].thresholdPercent"));
        Assert.Equal("FORECASTED_SPEND", budget.Input("thresholdRules[1].spendBasis"));
    }

    [Fact]
    public async Task Without_a_billing_account_there_is_no_budget()
    {
        var graph = await Stacks.Dev;
        Assert.Empty(graph.OfType(Types.Budget));
        Assert.DoesNotContain(
            graph.OfType(Types.Topic), topic => topic.Name.Contains("budget", StringComparison.Ordinal));
    }
}
