namespace Ironwood.Planning.Plan;

/// <summary>What encrypts data with a key of the customer: one of Google's services in one location.</summary>
/// <param name="Service">The service, for example <c>storage.googleapis.com</c>.</param>
/// <param name="Location">The location of the key that it needs, as Cloud KMS names it.</param>
/// <param name="Purpose">What it encrypts, as a part of a sentence.</param>
public sealed record KeyUse(string Service, string Location, string Purpose);

/// <summary>The Cloud KMS keys that encrypt the stack's data.</summary>
/// <param name="Keys">The full name of the key of each location.</param>
/// <param name="Uses">What uses them.</param>
public sealed partial record EncryptionPlan(IReadOnlyDictionary<string, string> Keys, IReadOnlyList<KeyUse> Uses)
{
    /// <summary>Compute Engine, which encrypts boot disks.</summary>
    public const string Disks = "compute.googleapis.com";

    /// <summary>Cloud Storage, which encrypts the models.</summary>
    public const string Buckets = "storage.googleapis.com";

    /// <summary>Artifact Registry, which encrypts the images.</summary>
    public const string Repositories = "artifactregistry.googleapis.com";

    /// <summary>BigQuery, which encrypts logs and measurements.</summary>
    public const string Datasets = "bigquery.googleapis.com";

    /// <summary>Pub/Sub, which encrypts measurements on their way.</summary>
    public const string Topics = "pubsub.googleapis.com";

    /// <summary>Memorystore, which encrypts the cache.</summary>
    public const string Cache = "redis.googleapis.com";

    /// <summary>Vertex AI, which encrypts what is deployed to endpoints.</summary>
    public const string Endpoints = "aiplatform.googleapis.com";

    /// <summary>The key that a service uses in a location.</summary>
    public string Key(KeyUse use) => Keys[use.Location];

    /// <summary>The location in a key's full name; null if the text is no such name.</summary>
    /// <param name="key"><c>projects/P/locations/L/keyRings/R/cryptoKeys/K</c>.</param>
    internal static string? LocationOf(string key) =>
        KeyName().Match(key) is { Success: true } match ? match.Groups["location"].Value : null;

    /// <summary>The encryption of a stack; null where Google keeps the keys.</summary>
    /// <param name="keys">The keys as the settings name them.</param>
    /// <param name="plan">The stack.</param>
    internal static EncryptionPlan? Of(IReadOnlyList<string> keys, StackPlan plan) => keys.Count == 0 ? null : new(
        keys.Where(key => LocationOf(key) is not null)
            .GroupBy(key => LocationOf(key)!, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                location => location.Key, location => location.First(), StringComparer.Ordinal),
        [.. UsesOf(plan)]);

    private static IEnumerable<KeyUse> UsesOf(StackPlan plan)
    {
        foreach (var region in plan.Network.Subnets.Select(subnet => subnet.Region))
        {
            yield return new(Disks, region, $"boot disks in {region}");
        }
        yield return new(Buckets, plan.Region, "the bucket of models");
        yield return new(Repositories, plan.Region, "the repository of images");
        yield return new(Datasets, KeyLocation(plan.Warehouse.Location), "the datasets");
        // A topic belongs to no region; its key may be in any.
        yield return new(Topics, plan.Region, "the topics of the measurements");
        if (plan.Cache is not null)
        {
            yield return new(Cache, plan.Region, "the cache");
        }
        // The provider's resource for Model Garden takes no key.
        if (plan.Endpoints.Any(tier => tier.Vertex!.Model is null))
        {
            yield return new(Endpoints, plan.Region, "Vertex AI endpoints");
        }
    }

    // https://docs.cloud.google.com/bigquery/docs/customer-managed-encryption: datasets in US need a key in us,
    // datasets in EU a key in europe.
    private static string KeyLocation(string datasetLocation) => datasetLocation switch
    {
        "US" => "us",
        "EU" => "europe",
        _ => datasetLocation,
    };

    [GeneratedRegex(@"\Aprojects/[a-z0-9][a-z0-9:.-]*[a-z0-9]/locations/(?<location>[a-z]+(-?[a-z0-9]+)*)"
        + @"/keyRings/[A-Za-z0-9_-]{1,63}/cryptoKeys/[A-Za-z0-9_-]{1,63}\z")]
    private static partial Regex KeyName();
}
