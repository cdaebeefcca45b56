using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Pricing;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Spend;

namespace Ironwood.Planning.Validation;

/// <summary>The rules of ceiling and budget.</summary>
internal static partial class SpendValidation
{
    private const string Ceiling = "spend.ceilingUsdPerHour";
    private const string Prices = "spend.prices";

    /// <summary>All problems of what the stack costs.</summary>
    public static IEnumerable<Problem> Validate(StackPlan plan) =>
        [
            .. CheckTerm(plan), .. CheckPrices(plan), .. CheckCeiling(plan), .. CheckBudget(plan.Settings, plan.Keys),
        ];

    /// <summary>Prices that the sum does not use, although the settings suggest that it does.</summary>
    public static IEnumerable<Problem> Warnings(StackPlan plan)
    {
        var settings = plan.Settings;
        if (settings.Spend.Prices.Count == 0)
        {
            return [];
        }
        var used = SpendGuard.Estimate(plan).Items.Select(item => item.Charge.OwnKey).ToHashSet(StringComparer.Ordinal);
        return
            from key in settings.Spend.Prices.Keys
            where !used.Contains(key)
            let others = used.Where(other => Bare(other) == Bare(key)).Order(StringComparer.Ordinal).ToArray()
            select new Problem(
                Diagnostics.UnusedPrice,
                plan.Keys[$"{Prices}.{key}"],
                "is a price that nothing in the stack is charged by",
                Fix: others.Length == 0
                    ? "remove it"
                    : $"what the stack has is priced under {string.Join(", ", others)}");

        static string Bare(string key) => key.Split('/', '@')[0];
    }

    private static IEnumerable<Problem> CheckTerm(StackPlan plan)
    {
        var (settings, path) = (plan.Settings, plan.Keys["spend.uncommittedTiers"]);
        for (var index = 0; index < settings.Spend.UncommittedTiers.Count; index++)
        {
            var tier = settings.Spend.UncommittedTiers[index];
            if (!settings.Tiers.ContainsKey(tier))
            {
                yield return new(
                    Diagnostics.UnknownKey, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"),
                    "is not a tier", tier, $"names under {plan.Keys["tiers"]}",
                    Spelling.Nearest(tier, settings.Tiers.Keys) is { } near ? $"did you mean '{near}'?" : "remove it");
            }
        }
        foreach (var problem in TermCheck.Check(plan, settings.Spend.Term, plan.Keys["spend.term"]))
        {
            yield return problem;
        }
    }

    // A misspelt item would leave the list price in force without a sign.
    private static IEnumerable<Problem> CheckPrices(StackPlan plan)
    {
        var settings = plan.Settings;
        if (settings.Spend.Prices.Count == 0)
        {
            yield break;
        }
        var keys = Tariff.Keys.ToHashSet(StringComparer.Ordinal);
        var regions = settings.Tiers.Values.Select(tier => tier.Failover?.Region)
            .Append(settings.Region)
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        foreach (var (key, usd) in settings.Spend.Prices)
        {
            var (item, region) = key.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at
                ? (key[..at], key[(at + 1)..])
                : (key, null);
            // Vertex AI has more machine types than the catalogue knows.
            if (!keys.Contains(item) && !MachineType().IsMatch(item))
            {
                yield return new(
                    Diagnostics.UnknownKey,
                    plan.Keys[$"{Prices}.{key}"],
                    "is nothing that this platform is charged for",
                    Allowed: string.Join(", ", keys) + "; with @REGION for one region only",
                    Fix: Spelling.Nearest(item, keys) is { } near
                        ? $"did you mean '{(region is null ? near : Tariff.RegionalKey(near, region))}'?"
                        : "remove it");
            }
            else if (region is not null && !regions.Contains(region))
            {
                yield return new(
                    Diagnostics.UnknownKey,
                    plan.Keys[$"{Prices}.{key}"],
                    "is the price of a region that the stack does not use",
                    Allowed: string.Join(", ", regions.Select(each => Tariff.RegionalKey(item, each))),
                    Fix: Spelling.Nearest(region, regions) is { } near
                        ? $"did you mean '{Tariff.RegionalKey(item, near)}'?"
                        : "remove it");
            }
            else if (!SpendSettings.IsPrice(usd))
            {
                yield return new(
                    Diagnostics.ImpossiblePrice, plan.Keys[$"{Prices}.{key}"], "is not a price", Number(usd),
                    $"above 0, at most {Number(SpendSettings.LargestPrice)}, in US dollars",
                    "remove it to take the list price");
            }
        }
    }

    private static IEnumerable<Problem> CheckCeiling(StackPlan plan)
    {
        var (settings, path) = (plan.Settings, plan.Keys[Ceiling]);
        var mayCostMuch = settings.Tiers.Values.Any(HasAccelerators);
        // Without accelerators a ceiling is offered, not asked for; without a region nothing has a price.
        if (settings.Region.Length == 0 || RegionValidation.IsUnknown(settings)
            || (settings.Spend.CeilingUsdPerHour is null && !mayCostMuch))
        {
            yield break;
        }
        var estimate = SpendGuard.Estimate(plan);
        var unpriced = estimate.Unpriced.Where(item => CanHavePrice(item.Charge.OwnKey)).ToArray();
        if (unpriced.Length > 0)
        {
            // One problem for all: the fix is one change of the file.
            yield return new(
                Diagnostics.Unpriced, plan.Keys[Prices],
                "lacks prices that the catalogue does not know, so the stack cannot be compared with its ceiling: "
                + string.Join("; ", unpriced.GroupBy(item => item.Charge.PriceKey).Select(Unpriced)),
                Fix: MissingPrices.Fix(plan.Keys["spend"], unpriced.Select(item => item.Charge)));
        }
        if (settings.Spend.CeilingUsdPerHour is not { } ceiling)
        {
            // What has no plan or no price is not in the sum: a number to copy would be too low.
            var isWhole = plan.Tiers.Length == settings.Tiers.Count && !estimate.Unpriced.Any();
            yield return new(
                Diagnostics.MissingCeiling, path, "is not given, so nothing bounds what the accelerators cost",
                Allowed: Advice(estimate),
                Fix: isWhole
                    ? "if that is meant, write 'ceilingUsdPerHour: "
                        + $"{Number(Math.Ceiling((double)estimate.UsdPerHour))}' under '{plan.Keys["spend"]}:'"
                    : "fix the other problems first; then this one names the sum");
        }
        else if (estimate.UsdPerHour > (decimal)ceiling)
        {
            yield return new(
                Diagnostics.CeilingExceeded, path,
                $"is below what the stack costs an hour: {estimate}",
                $"{Number(ceiling)} USD/h", Advice(estimate), "make tiers smaller, or raise the ceiling knowingly");
        }
    }

    private static string Unpriced(IEnumerable<SpendItem> items)
    {
        var (first, quantity) = (items.First(), items.Sum(item => item.Charge.Quantity));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{quantity:0.##} {first.Charge.Unit}s of {first.Charge.OwnKey} for "
            + $"{string.Join(", ", items.Select(item => item.Name))} in {first.Region}");
    }

    // Machines that cannot be had this way at all have a problem of their own.
    private static bool CanHavePrice(string key) =>
        !key.Contains('/', StringComparison.Ordinal) || Tariff.Keys.Contains(key);

    private static bool HasAccelerators(TierSettings tier) =>
        AcceleratorCatalog.Find(tier.Generation) is { IsAccelerator: true };

    private static string Advice(SpendEstimate estimate) =>
        $"at least {estimate.UsdPerHour.ToString("#,0.00", CultureInfo.InvariantCulture)} USD/h"
        + $" ({(estimate.UsdPerHour * 24).ToString("#,0", CultureInfo.InvariantCulture)} USD a day)";

    private static IEnumerable<Problem> CheckBudget(StackSettings settings, SettingKeys keys)
    {
        var budget = settings.Budget;
        if (budget.BillingAccount is { } account && !BillingAccount().IsMatch(account))
        {
            yield return new(
                Diagnostics.MalformedBillingAccount,
                keys["budget.billingAccount"],
                "is not a billing account's id",
                account,
                "three groups of six capital letters A to F or digits: XXXXXX-XXXXXX-XXXXXX",
                "gcloud billing accounts list");
        }
        if (budget.Thresholds.Count == 0)
        {
            yield return new(
                Diagnostics.ImpossibleThreshold, keys["budget.thresholds"], "has no threshold", Allowed: "at least one",
                Fix: "remove it to have 0.5, 0.8 and 1");
        }
        for (var index = 0; index < budget.Thresholds.Count; index++)
        {
            var threshold = budget.Thresholds[index];
            var twice = budget.Thresholds.Take(index).Contains(threshold);
            if (threshold is <= 0 or > 10 || twice)
            {
                yield return new(
                    Diagnostics.ImpossibleThreshold,
                    string.Create(CultureInfo.InvariantCulture, $"{keys["budget.thresholds"]}[{index}]"),
                    twice ? "is named twice" : "is not a share of the budget", Number(threshold),
                    "above 0, at most 10; 0.8 is 80 %",
                    threshold > 10 ? $"write {Number(threshold / 100)}" : "remove it");
            }
        }
        if (budget.BillingAccount is not null && settings.Alerts.Emails.Count > Limits.ChannelsPerBudget.Value)
        {
            yield return new(
                Diagnostics.TooManyEmails, keys["alerts.emails"], "has more addresses than a budget notifies",
                Number(settings.Alerts.Emails.Count), $"at most {Limits.ChannelsPerBudget.Value}",
                "write a group's address, or subscribe to the budget's Pub/Sub topic");
        }
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*-[a-z]+-[0-9]+[a-z]*\z")]
    private static partial Regex MachineType();

    [GeneratedRegex(@"\A[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}\z")]
    private static partial Regex BillingAccount();
}
