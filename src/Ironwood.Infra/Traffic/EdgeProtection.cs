using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using RuleArgs = Pulumi.Gcp.Compute.Inputs.SecurityPolicyRuleArgs; // a Pulumi resource has arguments of this name too

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The Cloud Armor policy in front of every backend service: preconfigured filters, a rate limit per client, and the
/// default rule, which allows the rest unless the callers' ranges are given.
/// </summary>
public sealed class EdgeProtection : ComponentResource
{
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
            Rules = [.. args.Rules.Select(Rule)],
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The policy; a backend service without it is not protected.</summary>
    public SecurityPolicy Policy { get; }

    private static RuleArgs Rule(EdgeRule rule) => rule switch
    {
        FilterRule filter => new()
        {
            Priority = filter.Priority,
            Description = $"Preconfigured filter {filter.Filter}",
            Action = "deny(403)",
            // A prompt may contain SQL or HTML: in preview mode a match is only logged.
            Preview = !filter.IsEnforced,
            Match = new SecurityPolicyRuleMatchArgs
            {
                Expr = new SecurityPolicyRuleMatchExprArgs
                {
                    Expression = $"evaluatePreconfiguredWaf('{filter.Filter}', {{'sensitivity': 1}})",
                },
            },
        },
        AdminPathRule paths => new()
        {
            Priority = paths.Priority,
            Description = "Paths by which a model server is administered",
            Action = "deny(403)",
            Preview = false,
            Match = new SecurityPolicyRuleMatchArgs
            {
                Expr = new SecurityPolicyRuleMatchExprArgs
                {
                    Expression = "request.path.urlDecode().lower()"
                        + $".matches('(^|/)({string.Join('|', paths.Segments)})(/|$)')",
                },
            },
        },
        RateLimitRule limit => new()
        {
            Priority = limit.Priority,
            Description = "Requests a minute of one client",
            Action = "throttle",
            Preview = false,
            Match = From(limit.Ranges),
            RateLimitOptions = new SecurityPolicyRuleRateLimitOptionsArgs
            {
                ConformAction = "allow",
                ExceedAction = "deny(429)",
                // Behind a gateway all requests come from the gateway; the client is the first address in its header.
                EnforceOnKey = limit.IsBehindGateway ? "XFF_IP" : "IP",
                RateLimitThreshold = new SecurityPolicyRuleRateLimitOptionsRateLimitThresholdArgs
                {
                    Count = limit.RequestsPerMinute,
                    IntervalSec = 60,
                },
            },
        },
        _ => new()
        {
            Priority = rule.Priority,
            Description = "Everyone else",
            Action = rule is DefaultRule { IsRefusal: true } ? "deny(403)" : "allow",
            Match = From(["*"]),
        },
    };

    private static SecurityPolicyRuleMatchArgs From(IEnumerable<string> ranges) => new()
    {
        VersionedExpr = "SRC_IPS_V1",
        Config = new SecurityPolicyRuleMatchConfigArgs { SrcIpRanges = [.. ranges] },
    };
}

/// <summary>Arguments of <see cref="EdgeProtection"/>.</summary>
public sealed class EdgeProtectionArgs : ProjectArgs
{
    /// <summary>The rules of the policy.</summary>
    public required IReadOnlyList<EdgeRule> Rules { get; init; }
}
