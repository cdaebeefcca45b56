namespace Ironwood.UrlMaps.Evaluation;

/// <summary>What becomes of a request.</summary>
public enum RouteOutcome
{
    /// <summary>It is forwarded to a backend service, or to one of a weighted set.</summary>
    Forwarded,

    /// <summary>The client is sent elsewhere.</summary>
    Redirected,

    /// <summary>The load balancer answers by itself: an injected fault, or a preflight request of a browser.</summary>
    Answered,

    /// <summary>Nothing listens where it goes.</summary>
    Refused,
}

/// <summary>What becomes of a request, and why.</summary>
public sealed record RouteAnswer
{
    /// <summary>What becomes of it.</summary>
    public required RouteOutcome Outcome { get; init; }

    /// <summary>Name of the URL map; empty when nothing listens.</summary>
    public string Map { get; init; } = "";

    /// <summary>Where in the map the host rule stands; null where none names the host.</summary>
    public string? HostRule { get; init; }

    /// <summary>Name of the path matcher; null where no host rule names the host.</summary>
    public string? Matcher { get; init; }

    /// <summary>Where in the map the rule stands that decided, or the default.</summary>
    public string Rule { get; init; } = "";

    /// <summary>
    /// The backend services with their parts of the requests, largest first; empty for a redirect. Where the load
    /// balancer answers by itself, they are what the rule names, and none of them sees the request.
    /// </summary>
    public IReadOnlyList<ServiceShare> Services { get; init; } = [];

    /// <summary>Host of the forwarded request, as its Host header has it.</summary>
    public string? Host { get; init; }

    /// <summary>Path of the forwarded request, with its query.</summary>
    public string? Path { get; init; }

    /// <summary>Where the client is sent.</summary>
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

    /// <summary>Headers that change, in the order of their application.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The decision, step by step.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];
}

/// <summary>A backend service and its part of the requests.</summary>
/// <param name="Service">The service.</param>
/// <param name="Share">From 0 to 1.</param>
public sealed record ServiceShare(ServiceLink Service, double Share);
