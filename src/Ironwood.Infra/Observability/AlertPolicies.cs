using Ironwood.Catalog.Metrics;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>
/// The common parts of all alert policies: channels, runbook, and when an incident closes automatically.
/// </summary>
internal static class AlertPolicies
{
    /// <summary>One day, as in the recipe.</summary>
    private static readonly TimeSpan AutoClose = TimeSpan.FromDays(1);

    // An incident may affect many hosts at once; one notice in five minutes is enough.
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
            // Required if a condition matches log entries, and refused otherwise.
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
