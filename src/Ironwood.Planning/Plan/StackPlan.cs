using Ironwood.Catalog;
using Ironwood.Catalog.Pricing;

namespace Ironwood.Planning.Plan;

/// <summary>
/// A stack in which everything is decided: what the components declare, what the guard prices, what previews and
/// reports show. Made once from the settings; everything else reads it.
/// </summary>
public sealed record StackPlan
{
    private StackPlan(StackSettings settings, SettingKeys keys) => (Settings, Keys) = (settings, keys);

    /// <summary>The settings as they were written.</summary>
    internal StackSettings Settings { get; }

    /// <summary>Writes the paths of the stack's settings.</summary>
    public SettingKeys Keys { get; }

    /// <summary>The tiers, smallest first. While problems stand, tiers that have one are missing.</summary>
    public required ImmutableArray<TierPlan> Tiers { get; init; }

    /// <summary>The network that the pods live in.</summary>
    public required NetworkPlan Network { get; init; }

    /// <summary>The front door.</summary>
    public required FrontDoorPlan FrontDoor { get; init; }

    /// <summary>API Gateway before the front door; null without one.</summary>
    public required GatewayPlan? Gateway { get; init; }

    /// <summary>The response cache; null without one.</summary>
    public required CachePlan? Cache { get; init; }

    /// <summary>The models' bucket and the images' repository.</summary>
    public required ModelStorePlan Models { get; init; }

    /// <summary>The datasets of logs and measurements.</summary>
    public required WarehousePlan Warehouse { get; init; }

    /// <summary>The alerts, except that on the uptime check.</summary>
    public required IReadOnlyList<AlertPlan> Alerts { get; init; }

    /// <summary>The notification channels beyond e-mail, in the order of their names.</summary>
    public required ImmutableArray<ChannelPlan> Channels { get; init; }

    /// <summary>What the platform promises.</summary>
    public required ServiceLevelPlan ServiceLevels { get; init; }

    /// <summary>The monthly budget; null without a billing account.</summary>
    public required BudgetPlan? Budget { get; init; }

    /// <summary>Whose workflows deploy and preview the stack; null without a repository.</summary>
    public required WorkflowPlan? Workflows { get; init; }

    /// <summary>The parts that not every stack has.</summary>
    public required IReadOnlyCollection<PlatformPart> Parts { get; init; }

    /// <summary>Whether a destroy or a replacement of what holds data is refused.</summary>
    public required bool ProtectsData { get; init; }

    /// <summary>The keys that encrypt the stack's data; null where Google keeps the keys.</summary>
    public EncryptionPlan? Encryption { get; private init; }

    /// <summary>The prices of the stack: its own before the list's.</summary>
    public required Tariff Tariff { get; init; }

    /// <summary>The routes of every tier as they were read, those that are refused too.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<RouteReading>> Routes { get; private init; } =
        ImmutableDictionary<string, IReadOnlyList<RouteReading>>.Empty;

    /// <summary>Google Cloud project id.</summary>
    public string Project => Settings.Project;

    /// <summary>The stack's own region.</summary>
    public string Region => Settings.Region;

    /// <summary>Value of the <c>environment</c> label.</summary>
    public string Environment => Settings.Environment;

    /// <summary>Value of the <c>owner</c> label.</summary>
    public string Owner => Settings.Owner;

    /// <summary>Value of the <c>cost-center</c> label.</summary>
    public string CostCenter => Settings.CostCenter;

    /// <summary>Labels of every resource beside those that the platform sets itself, by key.</summary>
    public IReadOnlyDictionary<string, string> Labels => Settings.Labels;

    /// <summary>Roles on the project that the pods' account has beside those it needs.</summary>
    public IReadOnlyList<string> ExtraRoles => Settings.Identity.ExtraRoles;

    /// <summary>E-mail addresses that alerts and the budget's notices are sent to.</summary>
    public IReadOnlyList<string> Emails => Settings.Alerts.Emails;

    /// <summary>Full names of notification channels that exist already.</summary>
    public IReadOnlyList<string> ExistingChannels => Settings.Alerts.ExistingChannels;

    /// <summary>US dollars an hour that the stack may cost; null without a ceiling.</summary>
    public decimal? CeilingUsdPerHour => (decimal?)Settings.Spend.CeilingUsdPerHour;

    /// <summary>Rules that may be broken for a while, by name.</summary>
    public IReadOnlyDictionary<string, WaiverSettings> Waivers => Settings.Waivers;

    /// <summary>The tiers in all their regions: each tier and, where it has one, its second region.</summary>
    public IEnumerable<TierPlan> Machines => Tiers.SelectMany(tier => tier.OfAllRegions);

    /// <summary>Regions that tiers fail over to, in the order of the tiers.</summary>
    internal IEnumerable<string> FailoverRegions => Network.Subnets.Skip(1).Select(subnet => subnet.Region);

    /// <summary>The tiers that have a Vertex AI endpoint.</summary>
    public IEnumerable<TierPlan> Endpoints => Tiers.Where(tier => tier.Vertex is not null);

    /// <summary>Full names of the secrets that model servers are started with, each once.</summary>
    public IEnumerable<string> ServingSecrets =>
        Tiers.SelectMany(tier => tier.Secrets.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>
    /// Full names of the secrets whose values the program itself reads, each once: tokens by which Vertex AI fetches
    /// models, and credentials of notification channels.
    /// </summary>
    public IEnumerable<string> SecretsOfProgram => Endpoints
        .Select(tier => tier.Vertex?.Model?.TokenSecret)
        .OfType<string>()
        .Select(name => SecretName.InFull(name, Project))
        .Concat(Channels.Select(channel => channel.Secret).OfType<string>())
        .Distinct(StringComparer.Ordinal);

    /// <summary>Every alert policy of the stack.</summary>
    public IEnumerable<AlertPlan> AllAlerts => FrontDoor.Uptime is { } uptime ? [.. Alerts, uptime.Alert] : Alerts;

    /// <summary>The plan of a tier by its name; null while one of its settings is refused.</summary>
    public TierPlan? Tier(string name) => Tiers.FirstOrDefault(tier => tier.Name == name);

    /// <summary>The plan of settings, after adding every problem of a tier's size, zones and routes.</summary>
    internal static StackPlan Of(StackSettings settings, SettingKeys keys, ICollection<Problem> problems)
    {
        var routes = settings.Tiers.ToDictionary(
            tier => tier.Key,
            tier => RouteReading.All(
                tier.Value.Routes, FrontDoorPlan.SchemeOf(settings.FrontDoor) == FrontDoorScheme.Internal),
            StringComparer.Ordinal);
        var tiers = settings.Tiers
            .Select(tier => TierPlanner.Plan(keys, tier.Key, tier.Value, routes[tier.Key], settings.Region, problems))
            .OfType<TierPlan>();
        TierPlan[] bySize = [.. TierPlan.SmallestFirst(tiers)];
        IEnumerable<string> regions = bySize.Select(tier => tier.Failover?.Region).OfType<string>()
            .Prepend(settings.Region)
            .Distinct(StringComparer.Ordinal);
        var plan = new StackPlan(settings, keys)
        {
            Routes = routes,
            Tiers = [.. bySize.Select(tier => WithOthers(tier, bySize, settings.Project))],
            Network = NetworkPlan.Of(
                settings.Network, settings.Environment, [.. regions],
                FrontDoorPlan.SchemeOf(settings.FrontDoor) == FrontDoorScheme.Internal),
            FrontDoor = FrontDoorPlan.Of(settings.FrontDoor, settings.ApiGateway.Enabled),
            Gateway = settings.ApiGateway is { Enabled: true, Region: var region }
                ? new(region ?? settings.Region)
                : null,
            Cache = CachePlan.Of(settings.Cache),
            Models = new(
                settings.Models.NoncurrentDays,
                settings.Models.KeepImages,
                settings.Models.UntaggedImageDays,
                settings.Models.ScanImages),
            Warehouse = new(settings.Telemetry.Location ?? settings.Region, settings.Telemetry.RetentionDays),
            Channels = ChannelPlan.Of(settings.Alerts.Channels, settings.Project),
            Alerts = AlertPlan.Of(settings.Alerts, settings.Cache.Enabled),
            ServiceLevels = new(
                settings.ServiceLevels.AvailabilityGoal,
                settings.ServiceLevels.LatencyGoal,
                settings.ServiceLevels.LatencyMs,
                settings.ServiceLevels.RollingDays),
            Budget = settings.Budget.BillingAccount is { } account
                ? new(account, settings.Budget.Usd, settings.Budget.Thresholds)
                : null,
            Workflows = settings.Ci is { Repository: { } repository } ci
                ? new(repository, ci.RepositoryId, ci.Branch, ci.Environment ?? settings.Environment)
                : null,
            Parts = [.. PartsOf(settings)],
            ProtectsData = settings.Protection.ProtectsData(settings.Environment),
            // Validation refuses what is no price; a decimal could not hold it.
            Tariff = new(settings.Spend.Prices.ToDictionary(
                price => price.Key, price => SpendSettings.IsPrice(price.Value) ? (decimal)price.Value : 0))
            {
                Term = PriceTerm.Find(settings.Spend.Term) ?? PriceTerm.OnDemand,
                UncommittedTiers = [.. settings.Spend.UncommittedTiers],
            },
        };
        return plan with { Encryption = EncryptionPlan.Of(settings.Protection.KmsKeys, plan) };
    }

    // What follows from the other tiers and from the project, in both regions alike.
    private static TierPlan WithOthers(TierPlan tier, IReadOnlyList<TierPlan> tiers, string project)
    {
        TierPlan With(TierPlan plan) => plan with
        {
            ExactRoutes =
            [
                .. tiers.Where(other => other == tier || other.Takeover(tiers) == tier.Name)
                    .SelectMany(other => other.Routes)
                    .Where(route => route.IsExact)
                    .Select(route => route.Path)
                    .Distinct(StringComparer.Ordinal),
            ],
            Secrets = tier.Settings.Serving.Secrets.ToImmutableSortedDictionary(
                secret => secret.Key, secret => SecretName.InFull(secret.Value, project), StringComparer.Ordinal),
        };
        return With(tier) with
        {
            OverflowTo = tier.Takeover(tiers),
            Failover = tier.Failover is { } failover ? With(failover) : null,
        };
    }

    private static IEnumerable<PlatformPart> PartsOf(StackSettings settings) => new Dictionary<PlatformPart, bool>
    {
        [PlatformPart.Cache] = settings.Cache.Enabled,
        [PlatformPart.Secrets] = settings.Cache.Enabled
            || settings.Tiers.Values.Any(tier => tier.Serving.Secrets.Count > 0 || tier.Vertex.TokenSecret is not null)
            || settings.Alerts.Channels.Values.Any(channel => channel.Secret is not null),
        [PlatformPart.Keys] = settings.Protection.KmsKeys.Count > 0,
        [PlatformPart.DnsLogs] = settings.Network.Existing is null
            && settings.Network.Logs.LogsDns(settings.Environment),
        [PlatformPart.Domains] = settings.FrontDoor.Domains.Count > 0,
        [PlatformPart.Iap] = settings.FrontDoor.Iap is not null,
        [PlatformPart.ApiGateway] = settings.ApiGateway.Enabled,
        [PlatformPart.Workflows] = settings.Ci.Repository is not null,
    }
        .Where(part => part.Value)
        .Select(part => part.Key);
}
