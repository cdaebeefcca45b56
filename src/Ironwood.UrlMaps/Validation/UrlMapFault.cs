namespace Ironwood.UrlMaps.Validation;

/// <summary>The kinds of faults of a URL map.</summary>
public enum UrlMapFaultKind
{
    /// <summary>A value is of another type than the API has there, has another form, or is missing.</summary>
    Shape,

    /// <summary>A host is malformed, or is in the map twice.</summary>
    Host,

    /// <summary>A path is malformed, or is in its matcher twice.</summary>
    Path,

    /// <summary>A path matcher has no unique name, or a rule names a path matcher that does not exist.</summary>
    Matcher,

    /// <summary>A path matcher has path rules and route rules.</summary>
    MixedRules,

    /// <summary>A priority is missing, out of range, or used twice.</summary>
    Priority,

    /// <summary>A rule does not have exactly one of service, weighted services and redirect.</summary>
    Destination,

    /// <summary>A weight is out of range, or all are zero.</summary>
    Weight,

    /// <summary>A redirect contradicts itself.</summary>
    Redirect,

    /// <summary>A rewrite contradicts itself or its rule.</summary>
    Rewrite,

    /// <summary>Conditions of a route rule contradict each other, or are malformed.</summary>
    Match,

    /// <summary>A test is incomplete or contradicts itself.</summary>
    Test,

    /// <summary>A limit of URL maps is exceeded.</summary>
    Limit,

    /// <summary>A fault, retry, timeout, mirror, CORS, cache or error policy has a value that is refused.</summary>
    Policy,

    /// <summary>The load balancer does not take a field.</summary>
    Balancer,
}

/// <summary>One thing that makes a URL map invalid, or that is probably not meant.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Place">Path in the map, for example <c>pathMatchers[0].pathRules[1].paths[0]</c>.</param>
/// <param name="Message">What is wrong, as a sentence without place and value.</param>
/// <param name="Value">The value; null without one.</param>
/// <param name="Allowed">The accepted values; null if a list would not help.</param>
/// <param name="Fix">What to do.</param>
/// <param name="IsWarning">Whether Google accepts the map all the same.</param>
public sealed record UrlMapFault(
    UrlMapFaultKind Kind,
    string Place,
    string Message,
    string? Value = null,
    string? Allowed = null,
    string? Fix = null,
    bool IsWarning = false);
