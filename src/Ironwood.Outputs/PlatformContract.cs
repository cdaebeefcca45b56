using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace Ironwood.Outputs;

/// <summary>
/// What a stack of Ironwood.Infra tells others about itself: the value of its output <c>contract</c>. Every property is
/// part of a published format; one that is removed or changes its type is a new major version.
/// </summary>
public sealed record PlatformContract
{
    /// <summary>The stack output that holds it.</summary>
    public const string OutputName = "contract";

    /// <summary>Version of the format that these types are.</summary>
    public const string CurrentVersion = "1.0";

    /// <summary>The contract as JSON: names in camel case, and what is null left out.</summary>
    public static JsonTypeInfo<PlatformContract> Format => ContractFormat.Default.PlatformContract;

    /// <summary>Version of the format, as <c>major.minor</c>. A reader takes every minor of its own major.</summary>
    public required string Version { get; init; }

    /// <summary>The Google Cloud project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The region of the platform's own resources.</summary>
    public required string Region { get; init; }

    /// <summary>Value of the label <c>environment</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>Where requests enter.</summary>
    public required FrontDoorOutputs FrontDoor { get; init; }

    /// <summary>The tiers by name.</summary>
    public required ImmutableSortedDictionary<string, TierOutputs> Tiers { get; init; }

    /// <summary>The response cache; null without one.</summary>
    public CacheOutputs? Cache { get; init; }

    /// <summary>Where logs and measurements go.</summary>
    public required TelemetryOutputs Telemetry { get; init; }

    /// <summary>What watches the platform.</summary>
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
    /// Reads what <c>pulumi stack output --json</c> prints: all outputs of a stack, or the contract alone.
    /// </summary>
    /// <exception cref="OutputsException">
    /// It is no contract that this version reads; all problems are in it.
    /// </exception>
    public static PlatformContract Parse(string json) => ContractText.Parse(json);

    /// <summary>
    /// The contract as the value of a stack output: maps, lists, text, numbers and truth values; no nulls.
    /// </summary>
    public ImmutableDictionary<string, object> ToStackOutput() => EngineValue.Of(this);
}
