namespace Ironwood.Catalog.Limits;

/// <summary>The forms that names must have.</summary>
public static class NameRules
{
    private static readonly Lazy<Dictionary<string, NameRule>> Rows = new(static () => EmbeddedRows
        .Read("Limits/name-rules.json", RowFormat.Default.NameRuleArray)
        .ToDictionary(r => r.Id));

    /// <summary>All rules.</summary>
    public static IReadOnlyCollection<NameRule> All => Rows.Value.Values;

    /// <summary>Id of a project; older ones stand behind their domain and a colon.</summary>
    public static NameRule ProjectId => Rows.Value["resource-manager.project-id"];

    /// <summary>Name of a region.</summary>
    public static NameRule Region => Rows.Value["compute.region"];

    /// <summary>Name of a Compute Engine resource.</summary>
    public static NameRule ResourceName => Rows.Value["compute.name"];

    /// <summary>Pulumi name that is to become a resource's name by auto-naming.</summary>
    public static NameRule LogicalName => Rows.Value["pulumi.logical-name"];

    /// <summary>Id of a service account: the part before the @ of its address.</summary>
    public static NameRule ServiceAccountId => Rows.Value["iam.service-account-id"];

    /// <summary>Key of a label.</summary>
    public static NameRule LabelKey => Rows.Value["labels.key"];

    /// <summary>Value of a label; may be empty.</summary>
    public static NameRule LabelValue => Rows.Value["labels.value"];

    /// <summary>Name of a Redis instance.</summary>
    public static NameRule RedisName => Rows.Value["redis.name"];

    /// <summary>Name of a Vertex AI endpoint: a number.</summary>
    public static NameRule VertexEndpointName => Rows.Value["vertex.endpoint-name"];

    /// <summary>Version of Redis in the API's spelling; the older ones that Google still runs are left out.</summary>
    public static NameRule RedisVersion => Rows.Value["redis.version"];

    /// <summary>Location of a BigQuery dataset.</summary>
    public static NameRule DatasetLocation => Rows.Value["bigquery.dataset-location"];

    /// <summary>Host name that a public certificate can be issued for.</summary>
    public static NameRule Domain => Rows.Value["certificate-manager.domain"];

    /// <summary>Name of a certificate, a certificate map, its entry or a DNS authorization.</summary>
    public static NameRule CertificateManagerName => Rows.Value["certificate-manager.name"];

    /// <summary>Name of a topic, a subscription or a schema of Pub/Sub.</summary>
    public static NameRule PubSubName => Rows.Value["pubsub.name"];

    /// <summary>Id of a secret.</summary>
    public static NameRule SecretId => Rows.Value["secret-manager.secret-id"];

    /// <summary>Name of a log sink.</summary>
    public static NameRule SinkName => Rows.Value["logging.sink-name"];

    /// <summary>Name of a bucket.</summary>
    public static NameRule BucketName => Rows.Value["storage.bucket-name"];

    /// <summary>A GitHub repository with its owner.</summary>
    public static NameRule GitHubRepository => Rows.Value["github.repository"];

    /// <summary>The number of a GitHub repository.</summary>
    public static NameRule GitHubRepositoryId => Rows.Value["github.repository-id"];

    /// <summary>Name of a branch; fewer characters than git allows.</summary>
    public static NameRule GitBranch => Rows.Value["git.branch"];

    /// <summary>Name of a GitHub environment; fewer characters than GitHub allows.</summary>
    public static NameRule GitHubEnvironment => Rows.Value["github.environment"];
}
