using Ironwood.Infra.Telemetry;

namespace Ironwood.Infra.Tests.Telemetry;

public sealed class MetricsStreamTests
{
    private const string Name = "tpu-metrics-stream";
    private const string Writer = "tpu-analytics-sub";
    private const string DeadLetters = $"{Name}-dead-letters";

    [Fact]
    public async Task The_topic_refuses_what_is_no_measurement()
    {
        var graph = await Stacks.Prod;
        var topic = graph.Find(Types.Topic, Name);
        var schema = graph.Find(Types.Schema, $"{Name}-schema");
        graph.Reads(topic, "schemaSettings.schema", schema, "id");
        Assert.Equal("JSON", topic.Input("schemaSettings.encoding"));
        Assert.Equal("AVRO", schema.Input("type"));
        Assert.Equal(MeasurementSchema.Avro, schema.Input("definition"));
    }

    [Fact]
    public async Task Pods_may_publish_to_the_topic_and_to_no_other()
    {
        var graph = await Stacks.Prod;
        var account = graph.Find(Types.Account, "tpu-inference-sa");
        var grant = Assert.Single(graph.OfType(Types.TopicGrant), grant =>
            graph.Edges.Any(edge => edge.From == grant.Urn && edge.To == account.Urn));
        graph.Reads(grant, "topic", graph.Find(Types.Topic, Name), "name");
        graph.Reads(grant, "member", account, "email");
        Assert.Equal("roles/pubsub.publisher", grant.Input("role"));
    }

    [Fact]
    public async Task The_table_is_partitioned_by_day_and_sorted_by_what_is_asked_for()
    {
        var graph = await Stacks.Prod;
        var table = graph.Find(Types.Table, $"{Name}-table");
        graph.Reads(table, "datasetId", graph.Find(Types.Dataset, "tpu-analytics"), "datasetId");
        Assert.Equal("measurements", table.Input("tableId"));
        Assert.Equal("DAY", table.Input("timePartitioning.type"));
        Assert.Equal("measured_at", table.Input("timePartitioning.field"));
        Assert.Null(table.Input("timePartitioning.expirationMs"));
        Assert.Equal(["tier", "metric"], table.List("clusterings"));
        Assert.NotNull(table.Input("description"));
    }

    [Fact]
    public async Task The_table_forgets_rows_when_the_settings_say_so()
    {
        var graph = await Stacks.Dev;
        Assert.Equal("604800000", graph.Find(Types.Table, $"{Name}-table").Input("timePartitioning.expirationMs"));
    }

    // A defect of the public Terraform version: Pub/Sub writes to a table that is never created.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_subscription_that_writes_to_bigquery_writes_to_a_table_of_the_stack_with_the_topics_schema(
        string stack)
    {
        var graph = await Stacks.Capture(stack);
        var writers = graph.OfType(Types.Subscription)
            .Where(node => node.Input("bigqueryConfig") is not null)
            .ToArray();
        Assert.NotEmpty(writers);
        Assert.All(writers, writer =>
        {
            var edges = graph.Edges.Where(edge => edge.From == writer.Urn && edge.Path == "bigqueryConfig.table")
                .ToArray();
            Assert.Equal(
                ["project", "datasetId", "tableId"],
                edges.Select(edge => edge.Property).OrderByDescending(p => p == "project").ThenBy(p => p));
            var table = graph[edges.Select(edge => edge.To).Distinct().Single()];
            Assert.Equal(Types.Table, table.Type);
            Assert.Matches(
                @"^\$\{[^}]+#project\}\.\$\{[^}]+#datasetId\}\.\$\{[^}]+#tableId\}$",
                writer.Input("bigqueryConfig.table"));
            Assert.Equal(MeasurementSchema.Table, table.Input("schema"));
        });
    }

    [Fact]
    public async Task The_subscription_writes_by_the_topics_schema_with_metadata()
    {
        var graph = await Stacks.Prod;
        var writer = graph.Find(Types.Subscription, Writer);
        graph.Reads(writer, "topic", graph.Find(Types.Topic, Name), "id");
        Assert.Equal("true", writer.Input("bigqueryConfig.useTopicSchema"));
        Assert.Null(writer.Input("bigqueryConfig.useTableSchema"));
        Assert.Equal("true", writer.Input("bigqueryConfig.writeMetadata"));
        Assert.Equal("true", writer.Input("bigqueryConfig.dropUnknownFields"));
        Assert.Equal("10s", writer.Input("retryPolicy.minimumBackoff"));
        Assert.Equal("600s", writer.Input("retryPolicy.maximumBackoff"));
    }

    [Fact]
    public async Task No_subscription_ever_expires()
    {
        var subscriptions = (await Stacks.Prod).OfType(Types.Subscription).ToArray();
        Assert.Equal(2, subscriptions.Length);
        Assert.All(subscriptions, subscription => Assert.Equal("", subscription.Input("expirationPolicy.ttl")));
    }

    [Fact]
    public async Task What_cannot_be_written_is_kept_as_long_as_possible()
    {
        var graph = await Stacks.Prod;
        var topic = graph.Find(Types.Topic, DeadLetters);
        var writer = graph.Find(Types.Subscription, Writer);
        graph.Reads(writer, "deadLetterPolicy.deadLetterTopic", topic, "id");
        Assert.Equal("5", writer.Input("deadLetterPolicy.maxDeliveryAttempts"));
        var keeper = graph.Find(Types.Subscription, $"{DeadLetters}-sub");
        graph.Reads(keeper, "topic", topic, "id");
        Assert.Equal("2678400s", keeper.Input("messageRetentionDuration"));
        Assert.Null(keeper.Input("bigqueryConfig"));
        Assert.Null(topic.Input("schemaSettings"));
    }

    [Fact]
    public async Task The_agent_is_pubsubs_own_and_exists_when_the_api_is_enabled()
    {
        var graph = await Stacks.Prod;
        var agent = graph.Find(Types.ServiceIdentity, $"{Name}-agent");
        Assert.Equal("pubsub.googleapis.com", agent.Input("service"));
        Assert.Contains(graph.Find(Types.Topic, Name), graph.DependenciesOf(agent));
    }

    [Theory]
    [InlineData("editor", "roles/bigquery.dataEditor")]
    [InlineData("viewer", "roles/bigquery.metadataViewer")]
    public async Task The_agent_may_see_and_write_the_dataset_before_the_subscription_is_created(
        string name, string role)
    {
        var graph = await Stacks.Prod;
        var grant = graph.Find(Types.DatasetGrant, $"{Name}-agent-{name}");
        graph.Reads(grant, "member", graph.Find(Types.ServiceIdentity, $"{Name}-agent"), "member");
        graph.Reads(grant, "datasetId", graph.Find(Types.Dataset, "tpu-analytics"), "datasetId");
        Assert.Equal(role, grant.Input("role"));
        Assert.Contains(grant, graph.DependenciesOf(graph.Find(Types.Subscription, Writer)));
    }

    [Fact]
    public async Task The_agent_may_publish_dead_letters_before_the_subscription_is_created()
    {
        var graph = await Stacks.Prod;
        var grant = graph.Find(Types.TopicGrant, $"{Name}-agent-publisher");
        graph.Reads(grant, "member", graph.Find(Types.ServiceIdentity, $"{Name}-agent"), "member");
        graph.Reads(grant, "topic", graph.Find(Types.Topic, DeadLetters), "name");
        Assert.Equal("roles/pubsub.publisher", grant.Input("role"));
        Assert.Contains(grant, graph.DependenciesOf(graph.Find(Types.Subscription, Writer)));
    }

    [Fact]
    public async Task The_agent_may_take_messages_from_the_subscription()
    {
        var graph = await Stacks.Prod;
        var grant = Assert.Single(graph.OfType(Types.SubscriptionGrant));
        graph.Reads(grant, "member", graph.Find(Types.ServiceIdentity, $"{Name}-agent"), "member");
        graph.Reads(grant, "subscription", graph.Find(Types.Subscription, Writer), "name");
        Assert.Equal("roles/pubsub.subscriber", grant.Input("role"));
    }
}
