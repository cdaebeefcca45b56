using System.Text.Json.Serialization.Metadata;

namespace Ironwood.Outputs;

/// <summary>
/// The contract of a stack of Ironwood.Infra for other teams: the value of its output <c>contract</c>. Every property
/// is part of a published format. Removing a property or changing its type needs a new major version.
/// </summary>
public sealed record PlatformContract
{
    /// <summary>The stack output that holds it.</summary>
    public const string OutputName = "contract";

    /// <summary>Version of the format of these types.</summary>
    public const string CurrentVersion = "1.2";

    /// <summary>The contract as JSON: names in camel case, null values left out.</summary>
    public static JsonTypeInfo<PlatformContract> Format => ContractFormat.Default.PlatformContract;

    /// <summary>
    /// Version of the format, as <c>major.minor</c>. A reader accepts every minor version of its own major version.
    /// </summary>
    public required string Version { get; init; }

    /// <summary>The Google Cloud project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The region of the platform's own resources.</summary>
    public required string Region { get; init; }

    /// <summary>Value of the label <c>environment</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>The load balancer, where requests enter.</summary>
    public required FrontDoorOutputs FrontDoor { get; init; }

    /// <summary>The tiers by name.</summary>
    public required ImmutableSortedDictionary<string, TierOutputs> Tiers { get; init; }

    /// <summary>The response cache; null without one.</summary>
    public CacheOutputs? Cache { get; init; }

    /// <summary>Destinations of logs and measurements.</summary>
    public required TelemetryOutputs Telemetry { get; init; }

    /// <summary>Monitoring of the platform.</summary>
    public required ObservabilityOutputs Observability { get; init; }

    /// <summary>The monthly budget; null without one.</summary>
    public BudgetOutputs? Budget { get; init; }

    /// <summary>Models and images.</summary>
    public required ModelStoreOutputs Models { get; init; }

    /// <summary>The pods' network.</summary>
    public required NetworkOutputs Network { get; init; }

    /// <summary>E-mail address of the pods' service account.</summary>
    public required string ServiceAccountEmail { get; init; }

    /// <summary>
    /// Reads the output of <c>pulumi stack output --json</c>: all outputs of a stack, or only the contract.
    /// </summary>
    /// <exception cref="OutputsException"> It is not a contract that this version can read; the exception holds all
    /// problems.
    /// </exception>
    public static PlatformContract Parse(string json) => ContractText.Parse(json);

    /// <summary>
    /// The contract as the value of a stack output: maps, lists, text, numbers and Booleans; no nulls.
    /// </summary>
    public ImmutableDictionary<string, object> ToStackOutput() => EngineValue.Of(this);
}
