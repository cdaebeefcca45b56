namespace Ironwood.UrlMaps.Evaluation;

/// <summary>The kinds of results for a request.</summary>
public enum RouteOutcome
{
    /// <summary>It is forwarded to a backend service, or to one of several weighted services.</summary>
    Forwarded,

    /// <summary>The client is redirected.</summary>
    Redirected,

    /// <summary>The load balancer answers by itself: an injected fault, or a preflight request of a browser.</summary>
    Answered,

    /// <summary>No listener accepts it.</summary>
    Refused,
}

/// <summary>The result for a request, and the reasons.</summary>
public sealed record RouteAnswer
{
    /// <summary>The result.</summary>
    public required RouteOutcome Outcome { get; init; }

    /// <summary>Name of the URL map; empty when nothing listens.</summary>
    public string Map { get; init; } = "";

    /// <summary>Path of the host rule in the map; null if no host rule names the host.</summary>
    public string? HostRule { get; init; }

    /// <summary>Name of the path matcher; null if no host rule names the host.</summary>
    public string? Matcher { get; init; }

    /// <summary>Path in the map of the rule or default that decided.</summary>
    public string Rule { get; init; } = "";

    /// <summary>
    /// The backend services with their shares of the requests, largest first; empty for a redirect. Where the load
    /// balancer answers by itself, they are what the rule names, and none of them sees the request.
    /// </summary>
    public IReadOnlyList<ServiceShare> Services { get; init; } = [];

    /// <summary>Host header of the forwarded request.</summary>
    public string? Host { get; init; }

    /// <summary>Path of the forwarded request, with its query.</summary>
    public string? Path { get; init; }

    /// <summary>The URL of the redirect.</summary>
    public string? Location { get; init; }

    /// <summary>Status code of a redirect, or of the load balancer's own answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Faults that the load balancer makes; null for none.</summary>
    public FaultInjection? Faults { get; init; }

    /// <summary>The backend service that gets copies; null for none.</summary>
    public MirrorPolicy? Mirror { get; init; }

    /// <summary>
    /// Every policy that changes what a client or a backend sees, in words, each after its field's name.
    /// </summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Header changes, in the order of their application.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The decision, step by step.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];
}

/// <summary>A backend service and its share of the requests.</summary>
/// <param name="Service">The service.</param>
/// <param name="Share">From 0 to 1.</param>
public sealed record ServiceShare(ServiceLink Service, double Share);
