using System.Diagnostics.CodeAnalysis;
using Ironwood.Catalog.Identity;
using Ironwood.Infra.Governance;
using Pulumi.Gcp.BigQuery;
using Pulumi.Gcp.BigQuery.Inputs;
using Pulumi.Gcp.Projects;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;

namespace Ironwood.Infra.Telemetry;

/// <summary>
/// The stream of measurements from pods to a table: a topic that refuses messages of the wrong form, a subscription
/// that writes to BigQuery, and a dead-letter topic for messages that could not be written.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "The documentation of Pub/Sub also calls it a stream.")]
public sealed class MetricsStream : ComponentResource
{
    private const string TableId = "measurements";

    /// <summary>The minimum of Pub/Sub; a row that does not fit does not fit at the sixth attempt either.</summary>
    private const int DeliveryAttempts = 5;

    /// <summary>The longest time that a subscription retains messages: 31 days.</summary>
    private const string LongestRetention = "2678400s";

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project, warehouse and publishers.</param>
    /// <param name="options">Resource options.</param>
    public MetricsStream(string name, MetricsStreamArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:telemetry:MetricsStream", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };

        var schema = new Schema($"{name}-schema", new SchemaArgs
        {
            Project = args.Project,
            Type = "AVRO",
            Definition = MeasurementSchema.Avro,
        }, child);

        Topic = new Topic(name, new TopicArgs
        {
            Project = args.Project,
            SchemaSettings = new TopicSchemaSettingsArgs { Schema = schema.Id, Encoding = "JSON" },
            KmsKeyName = args.Key?.Name!,
        }, child.After(args.Key));

        Publisher = new TopicIAMMember($"{name}-pods", new TopicIAMMemberArgs
        {
            Project = args.Project,
            Topic = Topic.Name,
            Role = PodRoles.On(GrantScope.MetricsTopic),
            Member = args.Identity.Member,
        }, child);

        Table = new Table($"{name}-table", new TableArgs
        {
            Project = args.Project,
            DatasetId = args.Warehouse.Analytics.DatasetId,
            TableId = TableId,
            Description = "Measurements, one a row, as they were published",
            Schema = MeasurementSchema.Table,
            TimePartitioning = new TableTimePartitioningArgs
            {
                Type = "DAY",
                Field = MeasurementSchema.Time,
                ExpirationMs = MetricsWarehouse.Expiration(args.Plan),
            },
            Clusterings = [.. MeasurementSchema.SortedBy],
            // The default is true, and then the table and its dataset cannot be destroyed.
            DeletionProtection = args.Protection.IsOn,
        }, args.Protection.Options(this));

        DeadLetters = new Topic($"{name}-dead-letters", new TopicArgs
        {
            Project = args.Project,
            KmsKeyName = args.Key?.Name!,
        }, child.After(args.Key));

        // A topic keeps nothing for later subscribers: without a subscription, dead letters would be lost.
        DeadLetterSubscription = new Subscription($"{name}-dead-letters-sub", new SubscriptionArgs
        {
            Project = args.Project,
            Topic = DeadLetters.Id,
            MessageRetentionDuration = LongestRetention,
            ExpirationPolicy = Never(),
        }, child);

        var agent = new ServiceIdentity($"{name}-agent", new ServiceIdentityArgs
        {
            Project = args.Project,
            Service = "pubsub.googleapis.com",
        }, new CustomResourceOptions
        {
            Parent = this,
            // An enabled API has a service agent, and if there is a topic, the API is enabled.
            DependsOn = Topic,
        });
        var writer = new[] { ("editor", "roles/bigquery.dataEditor"), ("viewer", "roles/bigquery.metadataViewer") }
            .Select(role => (Resource)new DatasetIamMember($"{name}-agent-{role.Item1}", new DatasetIamMemberArgs
            {
                Project = args.Project,
                DatasetId = args.Warehouse.Analytics.DatasetId,
                Role = role.Item2,
                Member = agent.Member,
            }, child))
            .ToArray();
        var forwarder = new TopicIAMMember($"{name}-agent-publisher", new TopicIAMMemberArgs
        {
            Project = args.Project,
            Topic = DeadLetters.Name,
            Role = "roles/pubsub.publisher",
            Member = agent.Member,
        }, child);

        Subscription = new Subscription("tpu-analytics-sub", new SubscriptionArgs
        {
            Project = args.Project,
            Topic = Topic.Id,
            BigqueryConfig = new SubscriptionBigqueryConfigArgs
            {
                Table = Output.Format($"{Table.Project}.{Table.DatasetId}.{Table.TableId}"),
                UseTopicSchema = true,
                WriteMetadata = true,
                DropUnknownFields = true,
            },
            DeadLetterPolicy = new SubscriptionDeadLetterPolicyArgs
            {
                DeadLetterTopic = DeadLetters.Id,
                MaxDeliveryAttempts = DeliveryAttempts,
            },
            RetryPolicy = new SubscriptionRetryPolicyArgs { MinimumBackoff = "10s", MaximumBackoff = "600s" },
            ExpirationPolicy = Never(),
        }, new CustomResourceOptions
        {
            Parent = this,
            // Pub/Sub checks access to the table when the subscription is created.
            DependsOn = [.. writer, forwarder],
        });

        // To move a message to the dead-letter topic, the agent must acknowledge it in the subscription.
        _ = new SubscriptionIAMMember($"{name}-agent-subscriber", new SubscriptionIAMMemberArgs
        {
            Project = args.Project,
            Subscription = Subscription.Name,
            Role = "roles/pubsub.subscriber",
            Member = agent.Member,
        }, child);
        RegisterOutputs();
    }

    /// <summary>The topic that pods publish to; <see cref="MeasurementSchema"/> defines the messages.</summary>
    public Topic Topic { get; }

    /// <summary>Allows the pods to publish; they depend on it.</summary>
    public TopicIAMMember Publisher { get; }

    /// <summary>The table with the measurements.</summary>
    public Table Table { get; }

    /// <summary>Writes to the table.</summary>
    public Subscription Subscription { get; }

    /// <summary>The topic for messages that could not be written.</summary>
    public Topic DeadLetters { get; }

    /// <summary>Keeps them until someone reads them.</summary>
    public Subscription DeadLetterSubscription { get; }

    // By default Google deletes a subscription that was not read for 31 days. An empty lifetime means never.
    private static SubscriptionExpirationPolicyArgs Never() => new() { Ttl = "" };
}

/// <summary>Arguments of <see cref="MetricsStream"/>.</summary>
public sealed class MetricsStreamArgs : ProjectArgs
{
    /// <summary>How long measurements are kept.</summary>
    public required WarehousePlan Plan { get; init; }

    /// <summary>Whether the table is protected.</summary>
    public required DataProtection Protection { get; init; }

    /// <summary>The key of the topics. Default: Google's own.</summary>
    public UsableKey? Key { get; init; }

    /// <summary>The warehouse with the table's dataset.</summary>
    public required MetricsWarehouse Warehouse { get; init; }

    /// <summary>The pods' identity, which publishes.</summary>
    public required InferenceIdentity Identity { get; init; }
}
