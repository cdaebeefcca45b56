using System.Globalization;
using Ironwood.Catalog.Limits;

namespace Ironwood.Infra.Settings;

/// <summary>What the load balancer and its gateway ask of the settings. Pure.</summary>
internal static class TrafficValidation
{
    /// <summary>Paths below this prefix lead to Vertex AI.</summary>
    public const string VertexPrefix = "/vertex/";

    /// <summary>All problems of domains, gateway, reserved routes and overflow.</summary>
    /// <param name="settings">The whole stack's.</param>
    /// <param name="plans">The plans of the tiers that have one.</param>
    public static IEnumerable<Problem> Validate(StackSettings settings, IEnumerable<TierPlan> plans) =>
    [
        .. Domains(settings.FrontDoor.Domains),
        .. Gateway(settings.ApiGateway),
        .. ReservedRoutes(settings),
        .. Overflow(settings, [.. plans]),
    ];

    private static IEnumerable<Problem> Domains(IReadOnlyList<string> domains)
    {
        for (var index = 0; index < domains.Count; index++)
        {
            var (domain, path) = (domains[index], Invariant($"ironwood:frontDoor.domains[{index}]"));
            if (!NameRules.Domain.Allows(domain))
            {
                yield return new(
                    Diagnostics.MalformedDomain, path,
                    domain.StartsWith("*.", StringComparison.Ordinal) ? "is a wildcard" : "is not a host name",
                    domain, NameRules.Domain.Description, "write each host in full, without scheme, port or path");
            }
            else if (domains.Take(index).Contains(domain, StringComparer.Ordinal))
            {
                yield return new(Diagnostics.RepeatedDomain, path, "is named twice", domain, Fix: "remove one of the two");
            }
        }
    }

    private static IEnumerable<Problem> Gateway(ApiGatewaySettings gateway)
    {
        const string Path = "ironwood:apiGateway.region";
        if (gateway.Region is { } region && !NameRules.Region.Allows(region))
        {
            yield return new(
                Diagnostics.MalformedText, Path, "has a form that Google Cloud refuses", region, NameRules.Region.Description,
                "write a region such as us-central1");
        }
        if (gateway is { Region: { } unused, Enabled: false })
        {
            yield return new(
                Diagnostics.SettingNeedsAnother, Path, "means nothing without a gateway", unused,
                Fix: "say 'enabled: true', or remove it");
        }
    }

    private static IEnumerable<Problem> ReservedRoutes(StackSettings settings) =>
        from tier in settings.Tiers
        from route in tier.Value.Routes.Select((text, index) => (Text: text, Index: index))
        where route.Text.StartsWith(VertexPrefix, StringComparison.Ordinal)
        select new Problem(
            Diagnostics.ReservedRoute, Invariant($"ironwood:tiers.{tier.Key}.routes[{route.Index}]"),
            $"lies below {VertexPrefix}, which leads to the Vertex AI endpoints", route.Text, "any other prefix",
            "choose another first segment");

    private static IEnumerable<Problem> Overflow(StackSettings settings, TierPlan[] plans)
    {
        if (plans.Length < settings.Tiers.Count)
        {
            yield break; // a tier that has no plan yet may be the larger one
        }
        foreach (var plan in plans.Where(plan => plan.Settings.Overflow || plan.Failover is not null))
        {
            var (overflows, path) = (plan.Settings.Overflow, $"ironwood:tiers.{plan.Name}.{(plan.Settings.Overflow ? "overflow" : "failover")}");
            var larger = overflows ? plan.NextLarger(plans) : null;
            var groups = plan.OfAllRegions.Sum(region => region.Groups.Count) + (larger?.Groups.Count ?? 0);
            if (overflows && larger is null)
            {
                yield return new(
                    Diagnostics.OverflowNowhere, path, "has nowhere to go: no tier is larger", "true",
                    "a tier with a larger one beside it", "remove it");
            }
            else if (plan.Groups.Count <= Limits.BackendsPerBackendService.Value && groups > Limits.BackendsPerBackendService.Value)
            {
                yield return new(
                    Diagnostics.TooManyGroups, path,
                    $"makes the groups of {(larger is null ? "a second region" : $"tier {larger.Name}")} backends too, more than a backend service takes",
                    Invariant($"{groups}"),
                    Invariant($"at most {Limits.BackendsPerBackendService.Value}"),
                    "remove it, or choose larger topologies");
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
