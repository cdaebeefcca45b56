using System.Collections.Immutable;
using Ironwood.Planning.Settings;
using Ironwood.Problems;

namespace Ironwood.Planning.Plan;

/// <summary>
/// A stack in which everything is decided: what the components declare, what the guard prices, what previews and
/// reports show. Made once from the settings; everything else reads it.
/// </summary>
public sealed record StackPlan
{
    /// <summary>Writes the paths of the stack's settings.</summary>
    public required SettingKeys Keys { get; init; }

    /// <summary>The settings as they were written. What a component only passes on, it reads here.</summary>
    public required StackSettings Settings { get; init; }

    /// <summary>The tiers, smallest first. While problems stand, tiers that have one are missing.</summary>
    public required ImmutableArray<TierPlan> Tiers { get; init; }

    /// <summary>The front door.</summary>
    public required FrontDoorPlan FrontDoor { get; init; }

    /// <summary>The response cache; null without one.</summary>
    public required CachePlan? Cache { get; init; }

    /// <summary>The alerts, except that on the uptime check.</summary>
    public required IReadOnlyList<AlertPlan> Alerts { get; init; }

    /// <summary>The monthly budget; null without a billing account.</summary>
    public required BudgetPlan? Budget { get; init; }

    /// <summary>What workflows need beyond the platform's own parts; null without a repository.</summary>
    public required CiSettings? Workflows { get; init; }

    /// <summary>Whether a destroy or a replacement of what holds data is refused.</summary>
    public required bool ProtectsData { get; init; }

    /// <summary>The routes of every tier as they were read, those that are refused too.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<RouteReading>> Routes { get; private init; } =
        ImmutableDictionary<string, IReadOnlyList<RouteReading>>.Empty;

    /// <summary>Google Cloud project id.</summary>
    public string Project => Settings.Project;

    /// <summary>The stack's own region.</summary>
    public string Region => Settings.Region;

    /// <summary>Value of the <c>environment</c> label.</summary>
    public string Environment => Settings.Environment;

    /// <summary>The tiers in all their regions: each tier and, where it has one, its second region.</summary>
    public IEnumerable<TierPlan> Machines => Tiers.SelectMany(tier => tier.OfAllRegions);

    /// <summary>Regions that tiers fail over to, in the order of the tiers.</summary>
    public IReadOnlyList<string> FailoverRegions =>
        [.. Tiers.Select(tier => tier.Failover?.Region).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The tiers that have a Vertex AI endpoint.</summary>
    public IEnumerable<TierPlan> Endpoints => Tiers.Where(tier => tier.Settings.Vertex.Enabled);

    /// <summary>Every alert policy of the stack.</summary>
    public IEnumerable<AlertPlan> AllAlerts => FrontDoor.Uptime is { } uptime ? [.. Alerts, uptime.Alert] : Alerts;

    /// <summary>The plan of a tier by its name; null while one of its settings is refused.</summary>
    public TierPlan? Tier(string name) => Tiers.FirstOrDefault(tier => tier.Name == name);

    /// <summary>The plan of settings, after adding every problem of a tier's size, zones and routes.</summary>
    internal static StackPlan Of(StackSettings settings, SettingKeys keys, ICollection<Problem> problems)
    {
        var routes = settings.Tiers.ToDictionary(
            tier => tier.Key, tier => RouteReading.All(tier.Value.Routes), StringComparer.Ordinal);
        var tiers = settings.Tiers
            .Select(tier => TierPlanner.Plan(keys, tier.Key, tier.Value, routes[tier.Key], settings.Region, problems))
            .OfType<TierPlan>();
        return new()
        {
            Keys = keys,
            Settings = settings,
            Routes = routes,
            Tiers = [.. TierPlan.SmallestFirst(tiers)],
            FrontDoor = FrontDoorPlan.Of(settings.FrontDoor, settings.ApiGateway.Enabled),
            Cache = CachePlan.Of(settings.Cache),
            Alerts = AlertPlan.Of(settings.Alerts, settings.Cache.Enabled),
            Budget = settings.Budget.BillingAccount is { } account
                ? new(account, settings.Budget.Usd, settings.Budget.Thresholds)
                : null,
            Workflows = settings.Ci.Repository is null ? null : settings.Ci,
            ProtectsData = settings.Protection.ProtectsData(settings.Environment),
        };
    }
}

/// <summary>A monthly budget.</summary>
/// <param name="BillingAccount">The billing account, as <c>XXXXXX-XXXXXX-XXXXXX</c>.</param>
/// <param name="Usd">Whole US dollars a month.</param>
/// <param name="Thresholds">Shares of it at which notice is given.</param>
public sealed record BudgetPlan(string BillingAccount, int Usd, IReadOnlyList<double> Thresholds);
