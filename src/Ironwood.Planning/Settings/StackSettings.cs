namespace Ironwood.Planning.Settings;

/// <summary>
/// Everything that a stack may say about itself. Read once, by <see cref="SettingsReader"/>; everything below it takes
/// these records. The keys of maps identify the entries: a tier's key is its name and cannot be changed later.
/// </summary>
public sealed record StackSettings
{
    /// <summary>Google Cloud project id that holds the platform. Required.</summary>
    [ConfigKey("gcp:project")]
    public required string Project { get; init; }

    /// <summary>Region of the pods and endpoints, for example <c>us-central1</c>. Required.</summary>
    [ConfigKey("gcp:region")]
    public required string Region { get; init; }

    /// <summary>Value of the <c>environment</c> label. Default: the stack's name.</summary>
    public required string Environment { get; init; }

    /// <summary>Value of the <c>owner</c> label: who is asked about these resources. Default
    /// <c>unassigned</c>.</summary>
    public string Owner { get; init; } = "unassigned";

    /// <summary>Value of the <c>cost-center</c> label: who pays. Default <c>unassigned</c>.</summary>
    public string CostCenter { get; init; } = "unassigned";

    /// <summary>Further labels of every resource that takes labels, by key, for example <c>team: search</c>; Cloud
    /// Billing's reports split the cost by them.</summary>
    [KeyedBy("key")]
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The serving tiers by name. At least one; exactly one is the default tier.</summary>
    [KeyedBy("name")]
    public required IReadOnlyDictionary<string, TierSettings> Tiers { get; init; }

    /// <summary>Who the pods are.</summary>
    public IdentitySettings Identity { get; init; } = new();

    /// <summary>Which repository's workflows may deploy and preview the stack.</summary>
    public CiSettings Ci { get; init; } = new();

    /// <summary>The network that the pods live in.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>The load balancer in front of the tiers.</summary>
    public FrontDoorSettings FrontDoor { get; init; } = new();

    /// <summary>The response cache.</summary>
    public CacheSettings Cache { get; init; } = new();

    /// <summary>The models' bucket and the images' repository.</summary>
    public ModelSettings Models { get; init; } = new();

    /// <summary>The datasets of logs and metrics.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>What is guarded against deletion.</summary>
    public ProtectionSettings Protection { get; init; } = new();

    /// <summary>When an alert is sent, and to whom.</summary>
    public AlertSettings Alerts { get; init; } = new();

    /// <summary>What the platform promises.</summary>
    public ServiceLevelSettings ServiceLevels { get; init; } = new();

    /// <summary>What the stack may cost at most.</summary>
    public SpendSettings Spend { get; init; } = new();

    /// <summary>The monthly budget.</summary>
    public BudgetSettings Budget { get; init; } = new();

    /// <summary>API Gateway in front of the load balancer.</summary>
    public ApiGatewaySettings ApiGateway { get; init; } = new();

    /// <summary>Rules that may be broken for a while, by a name that says what it is about. Default: none.</summary>
    [KeyedBy("name")]
    public IReadOnlyDictionary<string, WaiverSettings> Waivers { get; init; } =
        new Dictionary<string, WaiverSettings>();
}
