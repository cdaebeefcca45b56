using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about the grants that Google's service agents need.</summary>
internal static class GrantRules
{
    private const string PubSubService = "pubsub.googleapis.com";
    private const string PubSubAgent = "@gcp-sa-pubsub.iam.gserviceaccount.com";
    private const string DeadLetters = "https://docs.cloud.google.com/pubsub/docs/dead-letter-topics";

    private static readonly string[] DatasetWriters =
        ["roles/bigquery.dataEditor", "roles/bigquery.dataOwner", "roles/bigquery.admin"];

    private static readonly string[] BucketWriters =
        ["roles/storage.objectCreator", "roles/storage.objectUser", "roles/storage.objectAdmin", "roles/storage.admin"];

    private static readonly string[] Publishers =
    ["roles/pubsub.publisher", "roles/pubsub.editor", "roles/pubsub.admin"];
    private static readonly string[] Subscribers =
    ["roles/pubsub.subscriber", "roles/pubsub.editor", "roles/pubsub.admin"];

    private static readonly Rule SinkWriter = new(
        "wiring/sink-writer", Severity.Error,
        "A log sink's writer identity may not write to the sink's destination.",
        "No logs arrive, and only a metric of the sink shows it.",
        "https://docs.cloud.google.com/logging/docs/export/configure_export_v2",
        Example: "writes to platform-logs, but its writer identity has no role there that may write");

    private static readonly Rule SubscriptionWriter = new(
        "wiring/subscription-writer", Severity.Error,
        "The account that writes a subscription's messages to BigQuery has no permission to do so.",
        "Google Cloud refuses the subscription, or its messages are never written.",
        "https://docs.cloud.google.com/pubsub/docs/create-bigquery-subscription",
        Example: "writes to platform-table, but Pub/Sub's service agent has no role there that may write");

    private static readonly Rule DeadLetterGrants = new(
        "wiring/dead-letter-grants", Severity.Error,
        "Pub/Sub's service agent may not move a subscription's undeliverable messages.",
        "They are delivered again and again instead of going to the dead-letter topic.", DeadLetters,
        Example:
            "sends undeliverable messages to platform-dead-letters, to which Pub/Sub's service agent may not publish");

    private static readonly Rule DeadLetterUnread = new(
        "wiring/dead-letter-unread", Severity.Warning,
        "A dead-letter topic has no subscription.",
        "A topic without subscriptions discards its messages at once.", DeadLetters,
        Example: "gets undeliverable messages but has no subscription, so they are lost");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(SinkWriter, FindSinks),
        new(SubscriptionWriter, FindSubscriptions),
        new(DeadLetterGrants, FindDeadLetters),
        new(DeadLetterUnread, graph =>
            from subscription in graph.OfType(ResourceTypes.Subscription)
            let topic = DeadLetterTopic(graph, subscription)
            where topic is not null
                && !graph.OfType(ResourceTypes.Subscription)
                    .Any(other => graph.ReadIn(other.Text("topic")).Contains(topic))
            select new Breach(topic, "", DeadLetterUnread.Example!,
                "add a subscription to it that retains messages for several days")),
    ];

    private static ResourceNode? DeadLetterTopic(ResourceGraph graph, ResourceNode subscription) =>
        graph.ReadIn(subscription.Text("deadLetterPolicy.deadLetterTopic")).FirstOrDefault();

    private static IEnumerable<Breach> FindSinks(ResourceGraph graph)
    {
        var grants = Grant.Of(graph);
        foreach (var sink in graph.OfType(ResourceTypes.Sink))
        {
            if (graph.ReadIn(sink.Text("destination")).FirstOrDefault() is not { } destination)
            {
                continue;
            }
            var roles = destination.Type switch
            {
                ResourceTypes.Dataset => DatasetWriters,
                ResourceTypes.Bucket => BucketWriters,
                ResourceTypes.Topic => Publishers,
                _ => [],
            };
            bool IsWriter(string member) => graph.ReadIn(member).Contains(sink);
            if (roles.Length > 0 && !grants.Any(grant => grant.Allows(destination, IsWriter, roles)))
            {
                yield return new(
                    sink,
                    "destination",
                    $"writes to {destination.Name}, but its writer identity has no role there that may write",
                    $"grant {roles[0]} on it to the sink's writerIdentity");
            }
        }
    }

    private static IEnumerable<Breach> FindSubscriptions(ResourceGraph graph)
    {
        var grants = Grant.Of(graph);
        foreach (var subscription in graph.OfType(ResourceTypes.Subscription))
        {
            if (TableRules.TableOf(graph, subscription) is not { } table)
            {
                continue;
            }
            var own = subscription.Text("bigqueryConfig.serviceAccountEmail");
            bool IsWriter(string member) => own is null ? IsAgent(graph, member) : member == $"serviceAccount:{own}";
            var dataset = graph.ReadIn(table.Text("datasetId")).FirstOrDefault();
            if (!grants.Any(grant => grant.Allows(table, IsWriter, DatasetWriters)
                || (dataset is not null && grant.Allows(dataset, IsWriter, DatasetWriters))))
            {
                yield return new(
                    subscription, "bigqueryConfig.table",
                    $"writes to {table.Name}, but {(own is null ? "Pub/Sub's service agent" : own)} has no role there "
                    + $"that may write",
                    $"grant {DatasetWriters[0]} on its dataset");
            }
        }
    }

    private static IEnumerable<Breach> FindDeadLetters(ResourceGraph graph)
    {
        var grants = Grant.Of(graph);
        bool IsWriter(string member) => IsAgent(graph, member);
        foreach (var subscription in graph.OfType(ResourceTypes.Subscription))
        {
            if (DeadLetterTopic(graph, subscription) is not { } topic)
            {
                continue;
            }
            if (!grants.Any(grant => grant.Allows(topic, IsWriter, Publishers)))
            {
                yield return new(
                    subscription, "deadLetterPolicy.deadLetterTopic",
                    $"sends undeliverable messages to {topic.Name}, to which Pub/Sub's service agent may not publish",
                    $"grant {Publishers[0]} on the topic to service-NUMBER{PubSubAgent}");
            }
            if (!grants.Any(grant => grant.Allows(subscription, IsWriter, Subscribers)))
            {
                yield return new(
                    subscription, "deadLetterPolicy",
                    "moves undeliverable messages, but Pub/Sub's service agent may not acknowledge them here",
                    $"grant {Subscribers[0]} on the subscription to service-NUMBER{PubSubAgent}");
            }
        }
    }

    private static bool IsAgent(ResourceGraph graph, string member) =>
        member.EndsWith(PubSubAgent, StringComparison.Ordinal)
        || graph.ReadIn(member)
            .Any(node => node.Type == ResourceTypes.ServiceIdentity && node.Text("service") == PubSubService);
}
