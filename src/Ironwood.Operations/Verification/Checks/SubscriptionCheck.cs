using Ironwood.Catalog.Limits;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// The stream of measurements: its subscription can write to its table, has no old backlog, and has put no message into
/// the dead letters.
/// </summary>
/// <param name="pubSub">Pub/Sub.</param>
/// <param name="monitoring">Cloud Monitoring.</param>
/// <param name="time">The clock.</param>
public sealed class SubscriptionCheck(IPubSub pubSub, ICloudMonitoring monitoring, TimeProvider time) : ICheck
{
    private const string Active = "ACTIVE";
    private const string Age = "pubsub.googleapis.com/subscription/oldest_unacked_message_age";
    private const string Undelivered = "pubsub.googleapis.com/subscription/num_undelivered_messages";

    /// <summary>
    /// A subscription to BigQuery writes within seconds. A message that failed is written again after a pause; this is
    /// the longest one.
    /// </summary>
    private static readonly TimeSpan OldestAllowed = TimeSpan.FromSeconds(Limits.LongestRedeliveryPauseSeconds.Value);

    /// <inheritdoc/>
    public string Id => "subscription";

    /// <inheritdoc/>
    public string Title => "Measurements: subscription writes, no backlog, no dead letters";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Telemetry.Subscription.Length == 0 ? [] :
        [
            ShellLine.Of($"gcloud pubsub subscriptions describe {platform.Telemetry.Subscription}")
            + " --format='value(state,bigqueryConfig.state)'",
            // Without --auto-ack the messages stay in the subscription.
            ShellLine.Of($"gcloud pubsub subscriptions pull {platform.Telemetry.DeadLetterSubscription} --limit=1"),
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var telemetry = platform.Telemetry;
        if (telemetry.Subscription.Length == 0)
        {
            return CheckOutcome.Skipped("the stack has no subscription");
        }
        var now = time.GetUtcNow();
        var timings = await monitoring.TimingsAsync(platform.Project, [Age, Undelivered], cancellation)
            .ConfigureAwait(false);
        Task<double?> NewestAsync(string metric, string subscription) => monitoring.NewestAsync(
            platform.Project,
            $"metric.type = \"{metric}\" AND resource.type = \"pubsub_subscription\""
            + $" AND resource.labels.subscription_id = \"{Wording.LastPart(subscription)}\"",
            now - MetricTiming.WindowOf(timings.GetValueOrDefault(metric)),
            now,
            cancellation);

        var found = pubSub.FindSubscriptionAsync(telemetry.Subscription, cancellation);
        var age = NewestAsync(Age, telemetry.Subscription);
        var backlog = NewestAsync(Undelivered, telemetry.Subscription);
        var dead = NewestAsync(Undelivered, telemetry.DeadLetterSubscription);
        await Task.WhenAll(found, age, backlog, dead).ConfigureAwait(false);
        return CheckOutcome.Of(
            [
                State(telemetry.Subscription, await found.ConfigureAwait(false)),
                Backlog(telemetry.Subscription, await age.ConfigureAwait(false), await backlog.ConfigureAwait(false)),
                DeadLetters(telemetry.DeadLetterSubscription, await dead.ConfigureAwait(false)),
            ],
            "writes, without a backlog or dead letters");
    }

    private static Evidence State(string name, FoundSubscription? found) => new(
        $"subscription {Wording.LastPart(name)}",
        "active, and may write to its table",
        found switch
        {
            null => "no such subscription",
            { WriterState: null } => $"{found.State}, but not to BigQuery",
            _ => $"{found.State}, BigQuery {found.WriterState}",
        },
        found is { State: Active, WriterState: Active });

    private static Evidence Backlog(string name, double? seconds, double? messages)
    {
        // An age beyond a year is as bad as a year, and fits a time span.
        var oldest = TimeSpan.FromSeconds(Math.Clamp(seconds ?? 0, 0, TimeSpan.FromDays(365).TotalSeconds));
        return new(
            $"subscription {Wording.LastPart(name)}",
            $"nothing older than {Wording.Time(OldestAllowed)}",
            seconds is null && messages is null ? "nothing measured, nothing waits"
                : $"{Wording.Count((long)(messages ?? 0), "message")}, the oldest {Wording.Time(oldest)}",
            oldest <= OldestAllowed);
    }

    private static Evidence DeadLetters(string name, double? messages) => new(
        $"subscription {Wording.LastPart(name)}",
        "no dead letters",
        Wording.Count((long)(messages ?? 0), "message"),
        (messages ?? 0) == 0);
}
