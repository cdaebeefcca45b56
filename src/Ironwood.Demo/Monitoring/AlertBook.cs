using System.Collections.Concurrent;
using Google.Cloud.Monitoring.V3;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Monitoring;

/// <summary>The alert policies of a platform, all enabled at the start.</summary>
public sealed class AlertBook
{
    /// <summary>Policies by name; may be changed.</summary>
    public ConcurrentDictionary<string, AlertPolicy> Policies { get; }

    private AlertBook(PlatformState state) => Policies = new(
        state.Contract.Observability.AlertPolicies.Select(policy => KeyValuePair.Create(policy.Value, new AlertPolicy
        {
            Name = policy.Value,
            DisplayName = policy.Key,
            Enabled = true,
            Combiner = AlertPolicy.Types.ConditionCombinerType.Or,
        })));

    /// <summary>A platform's alert policies.</summary>
    public static AlertBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new AlertBook(platform));
    }
}
