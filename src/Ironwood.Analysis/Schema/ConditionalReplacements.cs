using System.Net;

namespace Ironwood.Analysis.Schema;

/// <summary>A replacement that depends on a condition in the provider's code.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Path">Path of the property in the schema.</param>
/// <param name="Condition">When it happens, as a clause.</param>
/// <param name="Effect">What happens when the condition holds.</param>
/// <param name="Source">Address of the provider's code.</param>
/// <param name="Holds"> Whether the condition is true for the old and new value, each null when not given; the result
/// is null when these values do not decide it.
/// </param>
public sealed record ConditionalReplacement(
    string Type, string Path, string Condition, ChangeEffect Effect, string Source,
    Func<JsonNode?, JsonNode?, bool?> Holds);

/// <summary>The conditions in the provider's code, each as a function of the two values.</summary>
internal static partial class ConditionalReplacements
{
    private const string Rename =
        "the provider sends the update to the new name, which does not exist yet: remove the resource and add it again "
        + "instead";

    public static IReadOnlyList<ConditionalReplacement> All { get; } =
    [
        new(
            ResourceTypes.InstanceGroupManager, "resourcePolicies.workloadPolicy",
            "the group loses its workload policy", ChangeEffect.Replaces,
            ProviderRules.Code("compute/resource_compute_instance_group_manager.go"),
            (before, after) => !IsEmpty(before) && IsEmpty(after)),
        new(
            ResourceTypes.Subnetwork, "ipCidrRange", "the new range does not contain the old one",
            ChangeEffect.Replaces, ProviderRules.Code("compute/resource_compute_subnetwork.go"), Shrinks),
        new(
            ResourceTypes.Redis, "redisVersion", "the new version is older", ChangeEffect.Replaces,
            ProviderRules.Code("redis/resource_redis_instance.go"), IsOlder),
        new(
            ResourceTypes.Bucket, "retentionPolicy.isLocked", "a locked retention policy is unlocked",
            ChangeEffect.Replaces, ProviderRules.Code("storage/resource_storage_bucket.go"),
            (before, after) => before.AsFlag() == true && after.AsFlag() != true),
        new(
            ResourceTypes.Table, "schema",
            "a column changes its type or mode, a required column is added, or columns are removed and added in one "
            + "change",
            ChangeEffect.Replaces, ProviderRules.Code("bigquery/resource_bigquery_table.go"), TableChange.IsReplacing),
        new(
            ResourceTypes.ResourcePolicy, "name", Rename, ChangeEffect.Fails,
            ProviderRules.Code("compute/resource_compute_resource_policy.go"), (_, _) => true),
        new(
            ResourceTypes.ServiceLbPolicy, "name", Rename, ChangeEffect.Fails,
            ProviderRules.Code("networkservices/resource_network_services_service_lb_policies.go"), (_, _) => true),
    ];

    /// <summary>
    /// The effect of a property's condition on a change; null when there is no condition or it is not met.
    /// </summary>
    public static ChangeConsequence? Decide(string type, string path, JsonNode? before, JsonNode? after)
    {
        var rule = All.FirstOrDefault(rule => rule.Type == type && rule.Path == path);
        return rule?.Holds(before, after) switch
        {
            _ when rule is null => null,
            false => null,
            true => new(rule.Effect, path, rule.Condition, rule.Source),
            null => new(ChangeEffect.MayReplace, path, $"it does if {rule.Condition}", rule.Source),
        };
    }

    // IsShrinkageIpCidr
    private static bool? Shrinks(JsonNode? before, JsonNode? after) =>
        IsUnknown(before) || IsUnknown(after) ? null
            : IPNetwork.TryParse(before.AsText(), out var old) && IPNetwork.TryParse(after.AsText(), out var now)
                && !(now.PrefixLength <= old.PrefixLength && now.Contains(old.BaseAddress));

    // isRedisVersionDecreasingFunc: what is not REDIS_major_minor, such as REDIS_6_X, is not compared
    private static bool? IsOlder(JsonNode? before, JsonNode? after) =>
        IsUnknown(before) || IsUnknown(after) ? null
            : Version(before) is { } old && Version(after) is { } now && now < old;

    private static decimal? Version(JsonNode? value) =>
        RedisVersion().Match(value.AsText() ?? "") is { Success: true } match
            ? decimal.Parse($"{match.Groups[1].Value}.{match.Groups[2].Value}", CultureInfo.InvariantCulture)
            : null;

    private static bool IsEmpty(JsonNode? value) => value is null || value.AsText() == "";

    private static bool IsUnknown(JsonNode? value) => value.AsText() is { } text && Reference.In(text).Any();

    [GeneratedRegex("REDIS_([0-9]+)_([0-9]+)")]
    private static partial Regex RedisVersion();
}
