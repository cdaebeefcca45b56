using Ironwood.Infra.Governance;
using Pulumi.Gcp.BigQuery;
using Pulumi.Gcp.BigQuery.Inputs;
using Pulumi.Gcp.Logging;
using Pulumi.Gcp.Logging.Inputs;

namespace Ironwood.Infra.Telemetry;

/// <summary>
/// The datasets for analysis: one for the pods' logs and one for the measurements.
/// </summary>
public sealed class MetricsWarehouse : ComponentResource
{
    private const int MillisecondsPerDay = 86_400_000;

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project, location and retention.</param>
    /// <param name="options">Resource options.</param>
    public MetricsWarehouse(string name, MetricsWarehouseArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:telemetry:MetricsWarehouse", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Metrics = CreateDataset("tpu-metrics", "tpu_metrics", "Logs of the inference pods, a table for each log", args);
        Analytics = CreateDataset("tpu-analytics", "tpu_analytics", "Measurements of the inference pods", args);

        Sink = new ProjectSink("tpu-performance-sink", new ProjectSinkArgs
        {
            Project = args.Project,
            Description = "Exports what the inference pods log",
            Destination = Output.Format($"bigquery.googleapis.com/{Metrics.Id}"),
            Filter = LogFilter.Pods(args.Stack),
            UniqueWriterIdentity = true,
            // Otherwise each day of each log becomes a separate table.
            BigqueryOptions = new ProjectSinkBigqueryOptionsArgs { UsePartitionedTables = true },
        }, new CustomResourceOptions { Parent = this });

        _ = new DatasetIamMember("tpu-performance-sink-writer", new DatasetIamMemberArgs
        {
            Project = args.Project,
            DatasetId = Metrics.DatasetId,
            Role = "roles/bigquery.dataEditor",
            Member = Sink.WriterIdentity,
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>Dataset of the logs; the sink creates its tables.</summary>
    public Dataset Metrics { get; }

    /// <summary>Dataset of the measurements.</summary>
    public Dataset Analytics { get; }

    /// <summary>Exports the pods' logs.</summary>
    public ProjectSink Sink { get; }

    /// <summary>Retention of rows in milliseconds; null to keep them forever.</summary>
    internal static Input<int>? Expiration(WarehousePlan plan) =>
        plan.RetentionDays is { } days ? days * MillisecondsPerDay : null;

    // BigQuery allows no dashes and the provider generates no id, so the id uses the stack's suffix.
    private Dataset CreateDataset(string name, string id, string description, MetricsWarehouseArgs args) => new(
        name,
        new DatasetArgs
        {
            Project = args.Project,
            DatasetId = Output.Format($"{id}_{args.Stack.Suffix}"),
            Description = description,
            Location = args.Plan.Location,
            DefaultPartitionExpirationMs = Expiration(args.Plan),
            DefaultEncryptionConfiguration = args.Key is { } key
                ? new DatasetDefaultEncryptionConfigurationArgs { KmsKeyName = key.Name }
                : null!,
            DeleteContentsOnDestroy = args.Protection.MayDeleteContent,
        },
        CustomResourceOptions.Merge(
            args.Protection.Options(this).After(args.Key),
            // The id stays the same in another location, and a project has it once.
            new CustomResourceOptions { DeleteBeforeReplace = true }));
}

/// <summary>Arguments of <see cref="MetricsWarehouse"/>.</summary>
public sealed class MetricsWarehouseArgs : RegionalArgs
{
    /// <summary>What tells the datasets and log entries of two stacks in one project apart.</summary>
    public required StackMark Stack { get; init; }

    /// <summary>Location and retention.</summary>
    public required WarehousePlan Plan { get; init; }

    /// <summary>Whether the datasets are protected.</summary>
    public required DataProtection Protection { get; init; }

    /// <summary>The key of tables that are made in the datasets. Default: Google's own.</summary>
    public UsableKey? Key { get; init; }
}
