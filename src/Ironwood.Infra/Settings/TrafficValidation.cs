using System.Globalization;
using System.Text.RegularExpressions;
using Ironwood.Catalog.Limits;
using Ironwood.Problems;

namespace Ironwood.Infra.Settings;

/// <summary>What the load balancer and its gateway ask of the settings. Pure.</summary>
internal static partial class TrafficValidation
{
    /// <summary>Paths below this prefix lead to Vertex AI.</summary>
    public const string VertexPrefix = "/vertex/";

    /// <summary>All problems of domains, gateway, IAP, reserved routes and overflow.</summary>
    /// <param name="settings">The whole stack's.</param>
    /// <param name="plans">The plans of the tiers that have one.</param>
    public static IEnumerable<Problem> Validate(StackSettings settings, IEnumerable<TierPlan> plans) =>
    [
        .. Domains(settings.FrontDoor.Domains),
        .. Gateway(settings.ApiGateway),
        .. Iap(settings),
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

    /// <summary>What valid settings give up.</summary>
    public static IEnumerable<Problem> Warnings(StackSettings settings)
    {
        if (settings.FrontDoor.Iap is not null)
        {
            yield return new(
                Diagnostics.UnwatchedBehindIap, IapPath,
                "keeps the uptime check out, so there is none: it would see Google's sign-in page, whatever the platform does",
                Fix: "watch the front door from a client of your own that can sign in; health checks and error alerts stay");
        }
    }

    private static IEnumerable<Problem> Iap(StackSettings settings)
    {
        if (settings.FrontDoor.Iap is not { } iap)
        {
            yield break;
        }
        if (settings.FrontDoor.Domains.Count == 0)
        {
            yield return new(
                Diagnostics.ContradictoryIap, IapPath, "needs HTTPS, and without a domain the front door speaks plain HTTP",
                Allowed: "with frontDoor.domains", Fix: "write the platform's host names under frontDoor.domains");
        }
        foreach (var tier in settings.Tiers.Where(tier => tier.Value.Cdn).OrderBy(tier => tier.Key, StringComparer.Ordinal))
        {
            yield return new(
                Diagnostics.ContradictoryIap, $"ironwood:tiers.{tier.Key}.cdn",
                "excludes frontDoor.iap: Google refuses both on one backend service, because a cache answers without asking who is there",
                "true", "false", "remove one of the two");
        }
        if (settings.ApiGateway.Enabled)
        {
            yield return new(
                Diagnostics.ContradictoryIap, "ironwood:apiGateway.enabled",
                "excludes frontDoor.iap: what the gateway passes on comes from the gateway, which signs in as nobody", "true", "false",
                "remove one of the two");
        }
        if (iap.Members.Count == 0)
        {
            yield return new(
                Diagnostics.MalformedIapMember, $"{IapPath}.members", "lets nobody in", Allowed: "at least one of " + MemberForms,
                Fix: "write for example [group:inference-users@example.com]");
        }
        for (var index = 0; index < iap.Members.Count; index++)
        {
            var (member, path) = (iap.Members[index], Invariant($"{IapPath}.members[{index}]"));
            var isEveryone = member is "allUsers" or "allAuthenticatedUsers";
            if (isEveryone || !Member().IsMatch(member))
            {
                yield return new(
                    Diagnostics.MalformedIapMember, path,
                    isEveryone ? "is everybody, for whom nobody needs IAP" : "is nobody who can be let in", member, MemberForms,
                    isEveryone ? "remove frontDoor.iap, or name groups" : "write for example group:inference-users@example.com");
            }
            else if (iap.Members.Take(index).Contains(member, StringComparer.OrdinalIgnoreCase))
            {
                yield return new(Diagnostics.MalformedIapMember, path, "is named twice", member, Fix: "remove one of the two");
            }
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

    private const string IapPath = "ironwood:frontDoor.iap";

    private const string MemberForms = "user:EMAIL, group:EMAIL, serviceAccount:EMAIL or domain:DOMAIN";

    [GeneratedRegex(@"\A((user|group|serviceAccount):[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@|domain:)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
