using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about the backends, ports and modes of a backend service.</summary>
internal static class BackendRules
{
    private const string Overview = "https://docs.cloud.google.com/load-balancing/docs/backend-service";
    private const string DefaultPortName = "http";

    private static readonly string[] Probes =
        [
            "httpHealthCheck",
            "httpsHealthCheck",
            "http2HealthCheck",
            "tcpHealthCheck",
            "sslHealthCheck",
            "grpcHealthCheck",
        ];

    private static readonly Rule EmptyBackend = new(
        "wiring/empty-backend", Severity.Error,
        "A backend service has no backends.",
        "Every request that a route sends to it gets status 503.", Overview,
        Example: "has no backends, so its requests get status 503");

    private static readonly Rule MixedBackends = new(
        "wiring/mixed-backends", Severity.Error,
        "A backend service has groups of different kinds, or more than one internet endpoint group.",
        "Google Cloud refuses the backend service.", Overview,
        Example: "has an instance group and an internet endpoint group; a backend service may have only one kind");

    private static readonly Rule NoHealthCheck = new(
        "wiring/no-health-check", Severity.Error,
        "A backend service with instance groups has no health check.",
        "Google Cloud refuses it: without a health check the balancer cannot know which machines answer.", Overview,
        Example: "has instance groups but no health check");

    private static readonly Rule NeedlessHealthCheck = new(
        "wiring/needless-health-check", Severity.Error,
        "A backend service of an internet endpoint group has a health check.",
        "Google Cloud refuses it: such endpoints are not probed.", Overview,
        Example: "has a health check, but internet endpoints are not probed");

    private static readonly Rule UnknownNamedPort = new(
        "wiring/unknown-named-port", Severity.Error,
        "A backend service uses a named port that a group does not have.",
        "The balancer does not know the port of the group, so the group gets no requests.",
        "https://docs.cloud.google.com/compute/docs/instance-groups/adding-an-instance-group-to-a-load-balancer",
        Example:
            "sends requests to the named port 'serving', which the group platform-pod-a does not have; it has: http");

    private static readonly Rule HealthCheckPort = new(
        "wiring/health-check-port", Severity.Warning,
        "A health check does not probe the port that gets the requests.",
        "The balancer sends requests to machines without knowing whether their serving port answers.", Overview,
        Example: "probes port 9090, but platform-backend sends requests to port 8080 (http)");

    private static readonly Rule BalancingMode = new(
        "wiring/balancing-mode", Severity.Error,
        "A group belongs to several backend services with different balancing modes.",
        "Google Cloud refuses the second backend service.", Overview,
        Example: "balances the group platform-pod-b by UTILIZATION, and platform-backend balances it by RATE");

    private static readonly Rule MixedSchemes = new(
        "wiring/mixed-schemes", Severity.Error,
        "A forwarding rule and its backend service have different load-balancing schemes.",
        "Google Cloud refuses the rule; both default to the classic balancer, EXTERNAL.",
        "https://docs.cloud.google.com/load-balancing/docs/https",
        Example: "is EXTERNAL, but the forwarding rule platform-https-rule is EXTERNAL_MANAGED");

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(EmptyBackend, graph =>
            from service in graph.OfType(ResourceTypes.BackendService)
            where !service.Items("backends").Any()
            select new Breach(
                service,
                "backends",
                EmptyBackend.Example!,
                "add the groups of its tier, or remove the service and its routes")),
        new(MixedBackends, FindMixed),
        new(NoHealthCheck, graph =>
            from service in graph.OfType(ResourceTypes.BackendService)
            where Holds(graph, service, ResourceTypes.InstanceGroupManager) && service.At("healthChecks") is null
            select new Breach(service, "healthChecks", NoHealthCheck.Example!,
                "set the platform's health check on it")),
        new(NeedlessHealthCheck, graph =>
            from service in graph.OfType(ResourceTypes.BackendService)
            where service.At("healthChecks") is not null && Holds(graph, service, ResourceTypes.InternetGroup)
                && !Holds(graph, service, ResourceTypes.InstanceGroupManager)
            select new Breach(service, "healthChecks", NeedlessHealthCheck.Example!, "remove the health check")),
        new(UnknownNamedPort, FindUnknownPort),
        new(HealthCheckPort, FindHealthCheckPort),
        new(BalancingMode, FindBalancingMode),
        new(MixedSchemes, FindMixedSchemes),
    ];

    /// <summary>The port number that a health check probes; null when it uses the group's named port.</summary>
    public static (string Path, double Port)? FixedPort(ResourceNode check) =>
        (from probe in Probes
         where check.At(probe) is not null && check.Text($"{probe}.portSpecification") is null or "USE_FIXED_PORT"
         let port = check.Number($"{probe}.port")
         where port is not null
         select ((string, double)?)($"{probe}.port", port.Value)).FirstOrDefault();

    /// <summary>The port number in a group for a backend service's named port.</summary>
    public static double? ServingPort(ResourceNode service, ResourceNode group) =>
        group.Items("namedPorts").Where(port => port.Item.Get("name").AsText() == PortName(service))
            .Select(port => port.Item.Get("port").AsNumber()).FirstOrDefault();

    private static string PortName(ResourceNode service) => service.Text("portName") ?? DefaultPortName;

    private static bool Holds(ResourceGraph graph, ResourceNode service, string type) =>
        Backend.Of(graph, service).Any(backend => backend.Group?.Type == type);

    private static string? KindOf(ResourceNode? group) => group?.Type switch
    {
        null => null,
        ResourceTypes.InternetGroup => "an internet endpoint group",
        var type when type.Contains("nstanceGroup", StringComparison.Ordinal) => "an instance group",
        var type when type.Contains("egionNetworkEndpointGroup", StringComparison.Ordinal) =>
            "a serverless endpoint group",
        _ => "a zonal endpoint group",
    };

    private static IEnumerable<Breach> FindMixed(ResourceGraph graph)
    {
        foreach (var service in graph.OfType(ResourceTypes.BackendService))
        {
            var backends = Backend.Of(graph, service).Where(backend => KindOf(backend.Group) is not null).ToArray();
            var kinds = backends.Select(backend => KindOf(backend.Group)!).Distinct().ToArray();
            if (kinds.Length > 1)
            {
                var odd = backends.First(backend => KindOf(backend.Group) == kinds[1]);
                yield return new(
                    service,
                    $"{odd.Path}.group",
                    $"has {string.Join(" and ", kinds)}; a backend service may have only one kind",
                    "move the groups of the other kind to another backend service");
            }
            else if (backends.Where(backend => backend.Group!.Type == ResourceTypes.InternetGroup)
                .Skip(1)
                .FirstOrDefault() is { } second)
            {
                yield return new(
                    service, $"{second.Path}.group", "has more than one internet endpoint group; it may have one",
                    "use one backend service per internet endpoint group");
            }
        }
    }

    private static IEnumerable<Breach> FindUnknownPort(ResourceGraph graph)
    {
        foreach (var service in graph.OfType(ResourceTypes.BackendService))
        {
            var lacking = Backend.Of(graph, service).Select(backend => backend.Group)
                .FirstOrDefault(
                    group => group is { Type: ResourceTypes.InstanceGroupManager }
                        && ServingPort(service, group) is null);
            if (lacking is not null)
            {
                var has = lacking.Items("namedPorts").Select(port => port.Item.Get("name").AsText()).ToArray();
                yield return new(
                    service, "portName",
                    $"sends requests to the named port '{PortName(service)}', which the group {lacking.Name} does "
                    + "not have; it has: "
                    + (has.Length == 0 ? "none" : string.Join(", ", has)),
                    "use a named port of the group, or add this named port to the group");
            }
        }
    }

    private static IEnumerable<Breach> FindHealthCheckPort(ResourceGraph graph) =>
        from check in graph.OfType(ResourceTypes.HealthCheck)
        let probe = FixedPort(check)
        where probe is not null
        let other = (
            from backend in Backend.AllOf(graph)
            where backend.Group is not null && graph.Target(backend.Service, "healthChecks") == check
            let port = ServingPort(backend.Service, backend.Group!)
            where port is not null && port != probe.Value.Port
            select $"{backend.Service.Name} sends requests to port {port} ({PortName(backend.Service)})")
            .FirstOrDefault()
        where other is not null
        select new Breach(
            check, probe.Value.Path, $"probes port {probe.Value.Port}, but {other}",
            "probe the serving port; if another port answers for it, add a waiver with the reason");

    private static IEnumerable<Breach> FindBalancingMode(ResourceGraph graph) =>
        from uses in Backend.AllOf(graph)
            .Where(backend => backend.Group is not null)
            .GroupBy(backend => backend.Group!.Urn)
        let first = uses.First()
        let other = uses.FirstOrDefault(use => use.BalancingMode != first.BalancingMode)
        where other is not null
        select new Breach(
            other.Service, $"{other.Path}.balancingMode",
            $"balances the group {other.Group!.Name} by {other.BalancingMode}, and "
            + $"{first.Service.Name} balances it by {first.BalancingMode}",
            "use the same balancing mode in each backend service of the group");

    private static IEnumerable<Breach> FindMixedSchemes(ResourceGraph graph)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in graph.OfType(ResourceTypes.ForwardingRule))
        {
            if (graph.Target(rule, "target") is not { } proxy || graph.Target(proxy, "urlMap") is not { } map)
            {
                continue;
            }
            var services = PropertyPath.Texts(map.Inputs).Select(text => Reference.Exactly(text.Text))
                .Select(reference => reference is { } target ? graph.Find(target.Target) : null)
                .Where(node => node?.Type == ResourceTypes.BackendService);
            foreach (var service in services.Where(
                service => Scheme(service!) != Scheme(rule) && told.Add(service!.Urn)))
            {
                yield return new(
                    service!, "loadBalancingScheme",
                    $"is {Scheme(service!)}, but the forwarding rule {rule.Name} is {Scheme(rule)}",
                    "write the same scheme in both");
            }
        }
    }

    private static string Scheme(ResourceNode node) => node.Text("loadBalancingScheme") ?? "EXTERNAL";
}
