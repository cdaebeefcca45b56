namespace Ironwood.UrlMaps.Validation;

/// <summary>The size limits of a URL map. The numbers are Google's; the caller passes them.</summary>
public sealed record UrlMapLimits
{
    /// <summary>Host rules of the map.</summary>
    public required long HostRules { get; init; }

    /// <summary>Hosts of one host rule.</summary>
    public required long HostsPerHostRule { get; init; }

    /// <summary>Path matchers of the map.</summary>
    public required long PathMatchers { get; init; }

    /// <summary>Path rules or route rules of one path matcher.</summary>
    public required long RulesPerPathMatcher { get; init; }

    /// <summary>Conditions of one path matcher, over all its rules.</summary>
    public required long ConditionsPerPathMatcher { get; init; }

    /// <summary>Path templates of one path matcher, over all its rules.</summary>
    public required long PathTemplatesPerPathMatcher { get; init; }

    /// <summary>Tests of the map.</summary>
    public required long Tests { get; init; }

    /// <summary>Distinct backend services and buckets that the map names.</summary>
    public required long Services { get; init; }
}
