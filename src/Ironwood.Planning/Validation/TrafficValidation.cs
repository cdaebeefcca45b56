using Ironwood.Planning.Plan;
using static System.FormattableString;

namespace Ironwood.Planning.Validation;

/// <summary>What the load balancer and its gateway ask of the settings. Pure.</summary>
internal static partial class TrafficValidation
{
    /// <summary>All problems of domains, gateway, IAP and overflow.</summary>
    public static IEnumerable<Problem> Validate(StackPlan plan) =>
    [
        .. Scheme(plan.Settings, plan.Keys),
        .. Domains(plan.Settings.FrontDoor.Domains, plan.Keys["frontDoor.domains"]),
        .. Gateway(plan.Settings.ApiGateway, plan.Keys["apiGateway.region"]),
        .. Iap(plan.Settings, plan.Keys),
        .. AllowedRanges(plan.Settings, plan.Keys),
        .. Overflow(plan),
    ];

    private static IEnumerable<Problem> Domains(IReadOnlyList<string> domains, string setting)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < domains.Count; index++)
        {
            var (domain, path) = (domains[index], Invariant($"{setting}[{index}]"));
            if (!NameRules.Domain.Allows(domain))
            {
                yield return new(
                    Diagnostics.MalformedDomain, path,
                    domain.StartsWith("*.", StringComparison.Ordinal) ? "is a wildcard" : "is not a host name",
                    domain, NameRules.Domain.Description, "write each host in full, without scheme, port or path");
            }
            else if (!named.Add(domain))
            {
                yield return new(
                    Diagnostics.RepeatedDomain, path, "is named twice", domain, Fix: "remove one of the two");
            }
        }
    }

    // All of it at once: an internal load balancer of Google's has less than the one on the Internet.
    private static IEnumerable<Problem> Scheme(StackSettings settings, SettingKeys keys)
    {
        var frontDoor = settings.FrontDoor;
        if (frontDoor.Scheme is not (FrontDoorSettings.ExternalScheme or FrontDoorSettings.InternalScheme))
        {
            yield return new(
                Diagnostics.UnknownScheme, keys["frontDoor.scheme"], "is not a scheme of the front door",
                frontDoor.Scheme, "external, internal", "write external for callers on the Internet, else internal");
        }
        if (frontDoor.Scheme != FrontDoorSettings.InternalScheme)
        {
            if (settings.Network.ProxySubnetCidrs.Count > 0)
            {
                yield return Refused(
                    "network.proxySubnetCidrs", "are for the proxies of an internal front door",
                    string.Join(", ", settings.Network.ProxySubnetCidrs.Values));
            }
            if (settings.Network.Existing is { CreateProxySubnets: true })
            {
                yield return Refused(
                    "network.existing.createProxySubnets", "is for the proxies of an internal front door", "true");
            }
            yield break;
        }
        foreach (var tier in settings.Tiers.Where(tier => tier.Value.Cdn)
            .OrderBy(tier => tier.Key, StringComparer.Ordinal))
        {
            yield return Refused($"tiers.{tier.Key}.cdn", "needs an external front door: Cloud CDN has no other", "true");
        }
        if (frontDoor.Iap is not null)
        {
            yield return Refused(
                IapSetting,
                "needs an external front door: Google documents Identity-Aware Proxy before instance groups for no "
                + "other",
                null);
        }
        const string NoArmor = "needs an external front door: Cloud Armor protects no cross-region internal one";
        if (frontDoor.AllowedCidrs.Count > 0)
        {
            yield return Refused(AllowedSetting, NoArmor, string.Join(", ", frontDoor.AllowedCidrs));
        }
        if (frontDoor.EnforceWaf)
        {
            yield return Refused("frontDoor.enforceWaf", NoArmor, "true");
        }
        if (frontDoor.RequestsPerMinutePerClient is { } limit)
        {
            yield return Refused("frontDoor.requestsPerMinutePerClient", NoArmor, Invariant($"{limit}"));
        }
        if (settings.ApiGateway.Enabled)
        {
            yield return Refused(
                "apiGateway.enabled", "needs an external front door: API Gateway reaches no internal address", "true");
        }

        Problem Refused(string setting, string why, string? value) => new(
            Diagnostics.ContradictoryScheme, keys[setting], why, value,
            Fix: frontDoor.Scheme == FrontDoorSettings.InternalScheme
                ? "remove it, or write frontDoor.scheme: external"
                : "remove it, or write frontDoor.scheme: internal");
    }

    private static IEnumerable<Problem> Gateway(ApiGatewaySettings gateway, string path)
    {
        if (gateway.Region is { } region && !NameRules.Region.Allows(region))
        {
            yield return new(
                Diagnostics.MalformedText,
                path,
                "has a form that Google Cloud refuses",
                region,
                NameRules.Region.Description,
                "write a region such as us-central1");
        }
        if (gateway is { Region: { } unused, Enabled: false })
        {
            yield return new(
                Diagnostics.SettingNeedsAnother, path, "means nothing without a gateway", unused,
                Fix: "say 'enabled: true', or remove it");
        }
    }

    /// <summary>What valid settings give up.</summary>
    public static IEnumerable<Problem> Warnings(StackSettings settings, SettingKeys keys)
    {
        if (settings.FrontDoor.Iap is not null)
        {
            yield return new(
                Diagnostics.NoUptimeCheck, keys[IapSetting],
                "keeps the uptime check out, so the stack has no uptime check: it would only see Google's sign-in page",
                Fix: "watch the front door from a client of your own that can sign in; health checks and error "
                    + "alerts stay");
        }
        else if (settings.FrontDoor.AllowedCidrs.Count > 0)
        {
            yield return new(
                Diagnostics.NoUptimeCheck, keys[AllowedSetting],
                "keeps the uptime check out, so the stack has no uptime check: it asks from Google's addresses",
                Fix: "watch the front door from an address in the list; health checks and error alerts stay");
        }
    }

    private static IEnumerable<Problem> Iap(StackSettings settings, SettingKeys keys)
    {
        var iapPath = keys[IapSetting];
        if (settings.FrontDoor.Iap is not { } iap || settings.FrontDoor.Scheme == FrontDoorSettings.InternalScheme)
        {
            yield break;
        }
        if (settings.FrontDoor.Domains.Count == 0)
        {
            yield return new(
                Diagnostics.ContradictoryAccess,
                iapPath,
                "needs HTTPS, and without a domain the front door speaks plain HTTP",
                Allowed: "with frontDoor.domains", Fix: "write the platform's host names under frontDoor.domains");
        }
        foreach (var problem in NotBeside(
            IapSetting, settings, keys,
            "Google refuses both on one backend service, because a cache answers without asking who is there",
            "the gateway's own requests carry no sign-in"))
        {
            yield return problem;
        }
        if (iap.Members.Count == 0)
        {
            yield return new(
                Diagnostics.MalformedIapMember,
                $"{iapPath}.members",
                "grants access to no one",
                Allowed: "at least one of " + MemberForms,
                Fix: "write for example [group:inference-users@example.com]");
        }
        for (var index = 0; index < iap.Members.Count; index++)
        {
            var (member, path) = (iap.Members[index], Invariant($"{iapPath}.members[{index}]"));
            var isEveryone = member is "allUsers" or "allAuthenticatedUsers";
            if (isEveryone || !Member().IsMatch(member))
            {
                yield return new(
                    Diagnostics.MalformedIapMember, path,
                    isEveryone ? "lets everybody in, which needs no Identity-Aware Proxy" : "cannot be granted access",
                    member,
                    MemberForms,
                    isEveryone
                        ? "remove frontDoor.iap, or name groups"
                        : "write for example group:inference-users@example.com");
            }
            else if (iap.Members.Take(index).Contains(member, StringComparer.OrdinalIgnoreCase))
            {
                yield return new(
                    Diagnostics.MalformedIapMember, path, "is named twice", member, Fix: "remove one of the two");
            }
        }
    }

    private static IEnumerable<Problem> AllowedRanges(StackSettings settings, SettingKeys keys)
    {
        var ranges = settings.FrontDoor.AllowedCidrs;
        if (ranges.Count == 0 || settings.FrontDoor.Scheme == FrontDoorSettings.InternalScheme)
        {
            yield break;
        }
        foreach (var problem in NotBeside(
            AllowedSetting, settings, keys, "answers from the cache are given to every caller",
            "the gateway's requests come from Google's addresses"))
        {
            yield return problem;
        }
        for (var index = 0; index < ranges.Count; index++)
        {
            var isRange = NetworkValidation.Range(ranges[index]) is { PrefixLength: > 0 };
            if (!isRange || ranges.Take(index).Contains(ranges[index], StringComparer.Ordinal))
            {
                yield return new(
                    Diagnostics.MalformedCidr, keys[Invariant($"{AllowedSetting}[{index}]")],
                    isRange ? "is named twice" : "is not an IPv4 range of callers", ranges[index],
                    "an address whose host bits are zero, with a prefix of 1 to 32",
                    isRange ? "remove one of the two" : "write for example 203.0.113.0/24, or 203.0.113.7/32");
            }
        }
    }

    // Whatever decides who may call excludes what answers or asks in a caller's place.
    private static IEnumerable<Problem> NotBeside(
        string access, StackSettings settings, SettingKeys keys, string whyNoCache, string whyNoGateway)
    {
        Problem Excluded(string setting, string why) => new(
            Diagnostics.ContradictoryAccess, keys[setting], $"excludes {access}: {why}", "true", "false",
            "remove one of the two");
        foreach (var tier in settings.Tiers.Where(tier => tier.Value.Cdn)
            .OrderBy(tier => tier.Key, StringComparer.Ordinal))
        {
            yield return Excluded($"tiers.{tier.Key}.cdn", whyNoCache);
        }
        if (settings.ApiGateway.Enabled)
        {
            yield return Excluded("apiGateway.enabled", whyNoGateway);
        }
    }

    private static IEnumerable<Problem> Overflow(StackPlan stack)
    {
        var plans = stack.Tiers;
        if (plans.Length < stack.Settings.Tiers.Count)
        {
            yield break; // a tier that has no plan yet may be the larger one
        }
        foreach (var plan in plans.Where(plan => plan.Settings.Overflow || plan.Failover is not null))
        {
            var overflows = plan.Settings.Overflow;
            var path = stack.Keys[$"tiers.{plan.Name}.{(overflows ? "overflow" : "failover")}"];
            var larger = overflows ? plan.NextLarger(plans) : null;
            var groups = plan.OfAllRegions.Sum(region => region.Groups.Count) + (larger?.Groups.Count ?? 0);
            if (overflows && larger is null)
            {
                yield return new(
                    Diagnostics.OverflowNowhere, path, "has no target: no tier is larger", "true",
                    "a tier with a larger one beside it", "remove it");
            }
            else if (plan.Groups.Count <= Limits.BackendsPerBackendService.Value
                && groups > Limits.BackendsPerBackendService.Value)
            {
                yield return new(
                    Diagnostics.TooManyGroups, path,
                    $"makes the groups of {(larger is null ? "a second region" : $"tier {larger.Name}")} backends "
                    + "too, more than a backend service takes",
                    Invariant($"{groups}"),
                    Invariant($"at most {Limits.BackendsPerBackendService.Value}"),
                    "remove it, or choose larger topologies");
            }
        }
    }

    private const string IapSetting = "frontDoor.iap";
    private const string AllowedSetting = "frontDoor.allowedCidrs";

    private const string MemberForms = "user:EMAIL, group:EMAIL, serviceAccount:EMAIL or domain:DOMAIN";

    [GeneratedRegex(
        @"\A((user|group|serviceAccount):[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@|domain:)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Member();
}
