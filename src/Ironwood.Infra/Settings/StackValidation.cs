using System.Globalization;
using Ironwood.Catalog.Limits;

namespace Ironwood.Infra.Settings;

/// <summary>
/// What types cannot say: the rules of Google Cloud and of this platform over a whole stack. Pure; returns every
/// problem, in the order of the settings.
/// </summary>
public static class StackValidation
{
    /// <summary>All problems of the settings; none means that every component can be built from them.</summary>
    public static IReadOnlyList<Problem> Validate(StackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var problems = new List<Problem>();
        CheckNames(settings, problems);
        var plans = settings.Tiers
            .Select(tier => TierPlanner.Plan(tier.Key, tier.Value, settings.Region, problems))
            .ToArray();
        problems.AddRange(PodValidation.Validate(settings));
        problems.AddRange(IdentityValidation.Validate(settings.Identity));
        CheckDefaultTier(settings, problems);
        CheckRoutes(settings, problems);
        CheckSubnet(settings, plans.OfType<TierPlan>().Sum(plan => (long)plan.MaxVms), problems);
        return problems;
    }

    private static void CheckNames(StackSettings settings, List<Problem> problems)
    {
        Check(NameRules.ProjectId, "gcp:project", settings.Project, "write the project's id, not its name or number");
        Check(NameRules.Region, "gcp:region", settings.Region, "write a region such as us-central1, not a zone");
        Check(NameRules.LabelValue, "ironwood:environment", settings.Environment, "it becomes a label's value");
        Check(NameRules.LabelValue, "ironwood:owner", settings.Owner, "it becomes a label's value");
        Check(NameRules.LabelValue, "ironwood:costCenter", settings.CostCenter, "it becomes a label's value");

        void Check(NameRule rule, string path, string value, string fix)
        {
            if (!rule.Allows(value))
            {
                problems.Add(new(Diagnostics.MalformedText, path, "has a form that Google Cloud refuses", value, rule.Description, fix));
            }
        }
    }

    private static void CheckDefaultTier(StackSettings settings, List<Problem> problems)
    {
        if (settings.Tiers.Count == 0)
        {
            problems.Add(new(
                Diagnostics.NoTiers, "ironwood:tiers", "has no tier", Allowed: "at least one",
                Fix: "copy a tier from Pulumi.dev.yaml"));
            return;
        }
        var defaults = settings.Tiers.Where(tier => tier.Value.Default).Select(tier => tier.Key)
            .Order(StringComparer.Ordinal).ToArray();
        if (defaults.Length != 1)
        {
            problems.Add(new(
                Diagnostics.DefaultTier, "ironwood:tiers",
                defaults.Length == 0 ? "has no default tier" : "has more than one default tier",
                defaults.Length == 0 ? null : string.Join(", ", defaults), "exactly one",
                "say 'default: true' in the one tier that answers what no route matches"));
        }
    }

    // Routes that nest are no problem: the longest match wins. Two rules with the same path are refused by the API.
    private static void CheckRoutes(StackSettings settings, List<Problem> problems)
    {
        var owners = new Dictionary<string, (string Tier, string Route)>(StringComparer.Ordinal);
        foreach (var (tier, index, text) in settings.Tiers.OrderBy(tier => tier.Key, StringComparer.Ordinal)
            .SelectMany(tier => tier.Value.Routes.Select((text, index) => (tier.Key, index, text))))
        {
            foreach (var path in RoutePattern.Parse(text, out _)?.Paths ?? [])
            {
                if (!owners.TryAdd(path, (tier, text)))
                {
                    problems.Add(new(
                        Diagnostics.OverlappingRoutes,
                        string.Create(CultureInfo.InvariantCulture, $"ironwood:tiers.{tier}.routes[{index}]"),
                        $"matches {path}, which the route {owners[path].Route} of tier {owners[path].Tier} matches too",
                        text, "paths that no other route has", "remove one of the two"));
                    break;
                }
            }
        }
        var rules = settings.Tiers.Count(tier => tier.Value.Routes.Count > 0);
        var tests = owners.Count + 1;
        foreach (var (count, limit) in new[] { (rules, Limits.RulesPerPathMatcher), (tests, Limits.TestsPerUrlMap) })
        {
            if (count > limit.Value)
            {
                problems.Add(new(
                    Diagnostics.TooManyRoutes, "ironwood:tiers", $"need more {limit.Unit} than a URL map holds",
                    count.ToString(CultureInfo.InvariantCulture), $"at most {limit.Value}",
                    "join routes under a common prefix"));
            }
        }
    }

    private static void CheckSubnet(StackSettings settings, long vms, List<Problem> problems)
    {
        const string Path = "ironwood:network.subnetCidr";
        var text = settings.Network.SubnetCidr;
        var (smallest, largest) = (Limits.LongestSubnetPrefix.Value, Limits.ShortestSubnetPrefix.Value);
        if (!System.Net.IPNetwork.TryParse(text, out var range)
            || range.BaseAddress.AddressFamily != System.Net.Sockets.AddressFamily.InterNetwork
            || range.PrefixLength > smallest || range.PrefixLength < largest)
        {
            problems.Add(new(
                Diagnostics.MalformedCidr, Path, "is not an IPv4 range that a subnet takes", text,
                $"an address whose host bits are zero, with a prefix of {largest} to {smallest}",
                "write for example 10.64.0.0/18"));
            return;
        }
        var addresses = (1L << (32 - range.PrefixLength)) - Limits.UnusableSubnetAddresses.Value;
        if (addresses < vms)
        {
            problems.Add(new(
                Diagnostics.SubnetTooSmall, Path, $"has {addresses} addresses for {vms} VMs", text,
                $"a range of at least {vms + Limits.UnusableSubnetAddresses.Value} addresses", "choose a shorter prefix"));
        }
    }
}
