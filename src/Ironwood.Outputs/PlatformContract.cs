using System.Collections.Immutable;

namespace Ironwood.Outputs;

/// <summary>
/// What a stack of Ironwood.Infra tells others about itself: the value of its output <c>contract</c>. Every property is
/// part of a published format; one that is removed or changes its type is a new major version.
/// </summary>
public sealed record PlatformContract
{
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
}
