using Ironwood.Catalog.Metrics;
using Ironwood.Planning.Plan;
using Pulumi;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>What all alert policies have in common: channels, runbook, and when an incident closes by itself.</summary>
internal static class AlertPolicies
{
    /// <summary>The recipe's: a day.</summary>
    private static readonly TimeSpan AutoClose = TimeSpan.FromDays(1);

    // An incident takes many hosts at once; one notice in five minutes says it.
    private static readonly TimeSpan LogNoticeInterval = TimeSpan.FromMinutes(5);

    public static AlertPolicy Create(
        string logicalName,
        AlertPlan alert,
        Input<string> project,
        NotificationChannels channels,
        Resource parent,
        params AlertPolicyConditionArgs[] conditions)
    {
        var strategy = new AlertPolicyAlertStrategyArgs { AutoClose = Series.Text(AutoClose) };
        if (conditions.Any(condition => condition.ConditionMatchedLog is not null))
        {
            // Required where a condition matches log entries, and refused where none does.
            strategy.NotificationRateLimit = new AlertPolicyAlertStrategyNotificationRateLimitArgs
            {
                Period = Series.Text(LogNoticeInterval),
            };
        }
        return new AlertPolicy(logicalName, new AlertPolicyArgs
        {
            Project = project,
            DisplayName = alert.Title,
            Severity = alert.Severity.ToString().ToUpperInvariant(),
            Combiner = "OR",
            Enabled = true,
            Conditions = conditions,
            NotificationChannels = channels.Names,
            AlertStrategy = strategy,
            Documentation = new AlertPolicyDocumentationArgs
            {
                Subject = alert.Title,
                MimeType = "text/markdown",
                Content = Runbooks.Of(alert.Topic),
            },
        }, new CustomResourceOptions { Parent = parent });
    }
}
