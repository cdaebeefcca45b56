using System.Globalization;
using Ironwood.Catalog.Limits;
using Ironwood.Problems;

namespace Ironwood.Infra.Settings;

/// <summary>
/// What types cannot say: the rules of Google Cloud and of this platform over a whole stack. Pure; returns every
/// problem, in the order of the settings.
/// </summary>
public static class StackValidation
{
    /// <summary>All problems of the settings; none means that every component can be built from them.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="project">The Pulumi project's name: the namespace of the paths in the problems.</param>
    public static IReadOnlyList<Problem> Validate(StackSettings settings, string project = "ironwood")
    {
        ArgumentNullException.ThrowIfNull(settings);
        var problems = new List<Problem>();
        CheckNames(settings, project, problems);
        var plans = settings.Tiers
            .Select(tier => TierPlanner.Plan($"{project}:tiers", tier.Key, tier.Value, settings.Region, problems))
            .ToArray();
        CheckDefaultTier(settings, $"{project}:tiers", problems);
        CheckRoutes(settings, $"{project}:tiers", problems);
        problems.AddRange(NetworkValidation.Validate(settings, [.. plans.OfType<TierPlan>()], project));
        problems.AddRange(DataValidation.Validate(settings));
        problems.AddRange(AlertValidation.Validate(settings.Alerts));
        problems.AddRange(SpendValidation.Validate(settings, [.. plans.OfType<TierPlan>()]));
        problems.AddRange(TrafficValidation.Validate(settings, plans.OfType<TierPlan>()));
        problems.AddRange(VertexValidation.Validate(settings.Tiers));
        problems.AddRange(PodValidation.Validate(settings));
        problems.AddRange(IdentityValidation.Validate(settings.Identity));
        problems.AddRange(CiValidation.Validate(settings.Ci));
        problems.AddRange(WaiverValidation.Validate(settings.Waivers, $"{project}:waivers"));
        return problems;
    }

    private const string LabelFix = "it becomes a label's value: write it in lower case, without spaces or dots";

    private static void CheckNames(StackSettings settings, string project, List<Problem> problems)
    {
        Check(NameRules.ProjectId, "gcp:project", settings.Project, "write the project's id, not its name or number");
        Check(NameRules.Region, "gcp:region", settings.Region, "write a region such as us-central1, not a zone");
        Check(NameRules.LabelValue, $"{project}:environment", settings.Environment, LabelFix);
        Check(NameRules.LabelValue, $"{project}:owner", settings.Owner, LabelFix);
        Check(NameRules.LabelValue, $"{project}:costCenter", settings.CostCenter, LabelFix);

        void Check(NameRule rule, string path, string value, string fix)
        {
            if (!rule.Allows(value))
            {
                problems.Add(new(Diagnostics.MalformedText, path, "has a form that Google Cloud refuses", value, rule.Description, fix));
            }
        }
    }

    private static void CheckDefaultTier(StackSettings settings, string path, List<Problem> problems)
    {
        if (settings.Tiers.Count == 0)
        {
            problems.Add(new(
                Diagnostics.NoTiers, path, "has no tier", Allowed: "at least one",
                Fix: "copy a tier from Pulumi.dev.yaml"));
            return;
        }
        var defaults = settings.Tiers.Where(tier => tier.Value.Default).Select(tier => tier.Key)
            .Order(StringComparer.Ordinal).ToArray();
        if (defaults.Length != 1)
        {
            problems.Add(new(
                Diagnostics.DefaultTier, path,
                defaults.Length == 0 ? "has no default tier" : "has more than one default tier",
                defaults.Length == 0 ? null : string.Join(", ", defaults), "exactly one",
                "say 'default: true' in the one tier that answers what no route matches"));
        }
    }

    // Routes that nest are no problem: the longest match wins. Two rules with the same path are refused by the API.
    private static void CheckRoutes(StackSettings settings, string path, List<Problem> problems)
    {
        var owners = new Dictionary<string, (string Tier, string Route)>(StringComparer.Ordinal);
        foreach (var (tier, index, text) in settings.Tiers.OrderBy(tier => tier.Key, StringComparer.Ordinal)
            .SelectMany(tier => tier.Value.Routes.Select((text, index) => (tier.Key, index, text))))
        {
            foreach (var matched in RoutePattern.Parse(text, out _)?.Paths ?? [])
            {
                if (!owners.TryAdd(matched, (tier, text)))
                {
                    problems.Add(new(
                        Diagnostics.OverlappingRoutes,
                        string.Create(CultureInfo.InvariantCulture, $"{path}.{tier}.routes[{index}]"),
                        $"matches {matched}, which the route {owners[matched].Route} of tier {owners[matched].Tier} matches too",
                        text, "paths that no other route has", "remove one of the two"));
                    break;
                }
            }
        }
        var endpoints = settings.Tiers.Count(tier => tier.Value.Vertex.Enabled);
        var rules = settings.Tiers.Count(tier => tier.Value.Routes.Count > 0) + endpoints;
        var tests = owners.Count + endpoints + 1;
        foreach (var (count, limit) in new[] { (rules, Limits.RulesPerPathMatcher), (tests, Limits.TestsPerUrlMap) })
        {
            if (count > limit.Value)
            {
                problems.Add(new(
                    Diagnostics.TooManyRoutes, path, $"need more {limit.Unit} than a URL map holds",
                    count.ToString(CultureInfo.InvariantCulture), $"at most {limit.Value}",
                    "join routes under a common prefix"));
            }
        }
    }
}
