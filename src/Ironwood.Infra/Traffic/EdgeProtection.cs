using Ironwood.Infra.Settings;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using RuleArgs = Pulumi.Gcp.Compute.Inputs.SecurityPolicyRuleArgs; // a resource of its own has arguments of this name too

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The Cloud Armor policy in front of every backend service: preconfigured filters, a rate limit a client, and the
/// default rule that lets the rest in.
/// </summary>
public sealed class EdgeProtection : ComponentResource
{
    // The rule that Google demands last, at the largest priority there is.
    private const int DefaultPriority = int.MaxValue;

    private const int ThrottlePriority = 2000;
    private const int FirstFilterPriority = 1000;

    /// <summary>Filters at their least sensitive level; the others take prose for code.</summary>
    private static readonly string[] Filters = ["sqli-v33-stable", "xss-v33-stable"];

    /// <summary>Rules of the policy: the filters, the rate limit and the default.</summary>
    internal static int RuleCount => Filters.Length + 2;

    /// <param name="name">Logical name.</param>
    /// <param name="args">Project and limits.</param>
    /// <param name="options">Resource options.</param>
    public EdgeProtection(string name, EdgeProtectionArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:EdgeProtection", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Policy = new SecurityPolicy(name, new SecurityPolicyArgs
        {
            Project = args.Project,
            Description = "Which requests reach the inference platform",
            Type = "CLOUD_ARMOR",
            Rules =
            [
                .. Filters.Select((filter, index) => Filter(filter, FirstFilterPriority + index, args.Settings.EnforceWaf)),
                Throttle(args),
                new RuleArgs
                {
                    Priority = DefaultPriority,
                    Description = "Everyone else",
                    Action = "allow",
                    Match = Anyone,
                },
            ],
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The policy; a backend service without it is open.</summary>
    public SecurityPolicy Policy { get; }

    private static RuleArgs Filter(string filter, int priority, bool isEnforced) => new()
    {
        Priority = priority,
        Description = $"Preconfigured filter {filter}",
        Action = "deny(403)",
        // A prompt may speak of SQL or HTML: in preview a match is logged and nothing else happens.
        Preview = !isEnforced,
        Match = new SecurityPolicyRuleMatchArgs
        {
            Expr = new SecurityPolicyRuleMatchExprArgs { Expression = $"evaluatePreconfiguredWaf('{filter}', {{'sensitivity': 1}})" },
        },
    };

    // Conforming requests are allowed here and see no later rule: whatever refuses must stand before.
    private static RuleArgs Throttle(EdgeProtectionArgs args) => new()
    {
        Priority = ThrottlePriority,
        Description = "Requests a minute of one client",
        Action = "throttle",
        Preview = false,
        Match = Anyone,
        RateLimitOptions = new SecurityPolicyRuleRateLimitOptionsArgs
        {
            ConformAction = "allow",
            ExceedAction = "deny(429)",
            // Behind a gateway all requests come from the gateway; the client is the first it names in the header.
            EnforceOnKey = args.IsBehindGateway ? "XFF_IP" : "IP",
            RateLimitThreshold = new SecurityPolicyRuleRateLimitOptionsRateLimitThresholdArgs
            {
                Count = args.Settings.RequestsPerMinutePerClient,
                IntervalSec = 60,
            },
        },
    };

    private static SecurityPolicyRuleMatchArgs Anyone => new()
    {
        VersionedExpr = "SRC_IPS_V1",
        Config = new SecurityPolicyRuleMatchConfigArgs { SrcIpRanges = { "*" } },
    };
}

/// <summary>Arguments of <see cref="EdgeProtection"/>.</summary>
public sealed class EdgeProtectionArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;

    /// <summary>The rate limit, and whether filters refuse or only log.</summary>
    public required FrontDoorSettings Settings { get; init; }

    /// <summary>Whether clients come through API Gateway. Default false.</summary>
    public bool IsBehindGateway { get; init; }
}
