using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>
/// What types cannot say: the rules of Google Cloud and of this platform over a whole stack. Pure; returns every
/// problem, in the order of the settings.
/// </summary>
public static class StackValidation
{
    /// <summary>All problems of a stack; without one every component can be made from its plan.</summary>
    /// <param name="plan">The plan; tiers with problems are missing.</param>
    /// <param name="ofTiers">The problems of the tiers' sizes, zones and routes.</param>
    public static IReadOnlyList<Problem> Validate(StackPlan plan, IReadOnlyList<Problem> ofTiers)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (settings, keys) = (plan.Settings, plan.Keys);
        var problems = new List<Problem>();
        CheckNames(settings, keys, problems);
        problems.AddRange(LabelValidation.Validate(settings.Labels, keys["labels"]));
        problems.AddRange(RegionValidation.Validate(settings, keys));
        problems.AddRange(ofTiers);
        CheckDefaultTier(settings, keys["tiers"], problems);
        problems.AddRange(RouteValidation.Validate(plan));
        return
        [
            .. problems,
            .. NetworkValidation.Validate(plan),
            .. DataValidation.Validate(settings, keys),
            .. EncryptionValidation.Validate(plan),
            .. AlertValidation.Validate(settings.Alerts, keys),
            .. ChannelValidation.Validate(settings.Alerts, keys),
            .. SpendValidation.Validate(plan),
            .. TrafficValidation.Validate(plan),
            .. VertexValidation.Validate(settings.Tiers, keys),
            .. PodValidation.Validate(plan),
            .. IdentityValidation.Validate(settings.Identity, keys),
            .. CiValidation.Validate(settings.Ci, keys),
            .. WaiverValidation.Validate(settings.Waivers, keys["waivers"]),
        ];
    }

    private const string LabelFix = "it becomes a label's value: write it in lower case, without spaces or dots";

    private static void CheckNames(StackSettings settings, SettingKeys keys, List<Problem> problems)
    {
        Check(NameRules.ProjectId, "gcp:project", settings.Project, "write the project's id, not its name or number");
        Check(NameRules.Region, "gcp:region", settings.Region, "write a region such as us-central1, not a zone");
        Check(NameRules.LabelValue, keys["environment"], settings.Environment, LabelFix);
        Check(NameRules.LabelValue, keys["owner"], settings.Owner, LabelFix);
        Check(NameRules.LabelValue, keys["costCenter"], settings.CostCenter, LabelFix);

        void Check(NameRule rule, string path, string value, string fix)
        {
            if (!rule.Allows(value))
            {
                problems.Add(
                    new(
                        Diagnostics.MalformedText,
                        path,
                        "has a form that Google Cloud refuses",
                        value,
                        rule.Description,
                        fix));
            }
        }
    }

    private static void CheckDefaultTier(StackSettings settings, string path, List<Problem> problems)
    {
        if (settings.Tiers.Count == 0)
        {
            problems.Add(new(
                Diagnostics.NoTiers, path, "has no tier", Allowed: "at least one",
                Fix: $"write one, for example '{TierSettings.Example}'"));
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
}
