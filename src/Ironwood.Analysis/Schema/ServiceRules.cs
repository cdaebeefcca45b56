using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>Rules for services other than Compute Engine that are in the provider's code.</summary>
internal static class ServiceRules
{
    private const string AtPlan = "The provider refuses it during planning, before anything is changed.";
    private const string AtCreation =
        "The provider refuses it when it creates the resource, minutes into the deployment.";

    // monitoring/resource_monitoring_notification_channel.go, sensitiveLabels
    private static readonly (string Label, string[] Properties)[] SensitiveLabels =
    [
        ("auth_token", ["authToken", "authTokenWo"]),
        ("password", ["password", "passwordWo"]),
        ("service_key", ["serviceKey", "serviceKeyWo"]),
    ];

    // bigquery/iam_bigquery_dataset.go, iamMemberToAccess
    private static readonly string[] SpecialMembers =
        ["projectOwners", "projectReaders", "projectWriters", "allAuthenticatedUsers"];

    private static readonly string[] MemberKinds = ["group", "domain", "iamMember", "user", "serviceAccount"];

    public static readonly Rule SinkWriter = new(
        "schema/sink-writer", Severity.Error, "A log sink to BigQuery has no unique writer identity.", AtPlan,
        ProviderRules.Code("logging/resource_logging_project_sink.go"));

    public static readonly Rule SensitiveLabel = new(
        "schema/sensitive-label", Severity.Error,
        "A notification channel has the same label both as plain text and as a secret.",
        AtPlan, ProviderRules.Code("monitoring/resource_monitoring_notification_channel.go"));

    public static readonly Rule TableSchema = new(
        "schema/table-schema", Severity.Error, "A table's schema is not a list of columns with names.", AtPlan,
        ProviderRules.Code("bigquery/resource_bigquery_table.go"));

    public static readonly Rule ViewSchema = new(
        "schema/view-schema", Severity.Error, "A view has REQUIRED columns, which views do not support.", AtCreation,
        ProviderRules.Code("bigquery/resource_bigquery_table.go"));

    public static readonly Rule DatasetMember = new(
        "schema/dataset-member",
        Severity.Error,
        "A grant on a dataset names a kind of member that datasets do not support.",
        AtCreation, ProviderRules.Code("bigquery/iam_bigquery_dataset.go"));

    public static readonly Rule SecretPath = new(
        "schema/secret-path",
        Severity.Error,
        "A secret version names its secret in a form that the provider cannot read.",
        AtCreation, ProviderRules.Code("secretmanager/resource_secret_manager_secret_version.go"));

    public static IReadOnlyList<ProviderRule> All { get; } =
    [
        new(SinkWriter, ResourceTypes.Sink, Writers),
        new(SensitiveLabel, ResourceTypes.NotificationChannel, Labels),
        new(TableSchema, ResourceTypes.Table, Columns),
        new(ViewSchema, ResourceTypes.Table, ViewColumns),
        new(DatasetMember, ResourceTypes.DatasetMember, Members),
        new(SecretPath, ResourceTypes.SecretVersion, SecretPaths),
    ];

    // resourceLoggingProjectSinkCustomizeDiffFunc; the identity is unique unless the program says otherwise
    private static IEnumerable<ProviderFault> Writers(CheckedNode node) =>
        node.Node.Inputs["bigqueryOptions"] is not null
        && node.Node.Flag("uniqueWriterIdentity") == false
            ? [new("uniqueWriterIdentity", "is false, but the sink has bigqueryOptions", "write true")]
            : [];

    // sensitiveLabelCustomizeDiff
    private static IEnumerable<ProviderFault> Labels(CheckedNode node) =>
        from sensitive in SensitiveLabels
        from property in sensitive.Properties
        where IsText(node.Node.Inputs["labels"] as JsonObject, sensitive.Label)
            && IsText(node.Node.Inputs["sensitiveLabels"] as JsonObject, property)
        select new ProviderFault(
            $"labels.{sensitive.Label}", $"is given, and so is sensitiveLabels.{property}",
            "keep only the one in sensitiveLabels");

    // validateBigQueryTableSchema, bigQueryTablecheckNameExists
    private static IEnumerable<ProviderFault> Columns(CheckedNode node) => SchemaOf(node) switch
    {
        null => [],
        JsonArray columns => columns.All(column => column is JsonObject named && IsText(named, "name"))
            ? []
            : [new("schema", "has a column without a name", "name every column")],
        _ => [new("schema", "is not a list", "write a JSON list of columns")],
    };

    // resourceBigQueryTableCreate
    private static IEnumerable<ProviderFault> ViewColumns(CheckedNode node) =>
        node.Node.Inputs["view"] is not null && SchemaOf(node) is JsonArray columns
        && columns.OfType<JsonObject>().Any(column => column["mode"].AsText() == "REQUIRED")
            ? [new("schema", "has a REQUIRED column", "make every column of the view NULLABLE")]
            : [];

    // iamMemberToAccess
    private static IEnumerable<ProviderFault> Members(CheckedNode node)
    {
        // The kind is known even if the address after it is read from a resource.
        var member = node.Node.Inputs["member"].AsText();
        return member is null || Reference.Exactly(member) is not null || node.Secrets.Contains("member")
            || SpecialMembers.Contains(member)
            || (member.Split(':') is [var kind, _, ..] && (MemberKinds.Contains(kind) || Reference.In(kind).Any()))
                ? []
                :
                [
                    new(
                        "member", $"is '{member}'",
                        $"write one of {string.Join(", ", MemberKinds)} before a colon, "
                        + $"or one of {string.Join(", ", SpecialMembers)}"),
                ];
    }

    // secretRegex in resourceSecretManagerSecretVersionCreate
    private static IEnumerable<ProviderFault> SecretPaths(CheckedNode node) =>
        node.Node.Inputs["secret"] is { } value && node.IsKnown("secret") && value.AsText() is { } secret
        && !(secret.Split('/') is [{ Length: > 0 }] or ["projects", { Length: > 0 }, "secrets", { Length: > 0 }])
            ? [new("secret", $"is '{secret}'", "write projects/PROJECT/secrets/SECRET, or only the secret's id")]
            : [];

    // Another rule reports text that is not JSON.
    private static JsonNode? SchemaOf(CheckedNode node) =>
        node.IsKnown("schema") ? node.Node.Text("schema").AsJson() : null;

    private static bool IsText(JsonObject? block, string name) => block?[name] is { } value && value.AsText() != "";
}
