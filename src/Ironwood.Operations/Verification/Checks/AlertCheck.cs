using System.Collections.Immutable;
using Ironwood.Operations.Google;
using Ironwood.Outputs;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The alert policies: each exists and tells somebody.</summary>
/// <param name="monitoring">Cloud Monitoring.</param>
public sealed class AlertCheck(ICloudMonitoring monitoring) : ICheck
{
    /// <inheritdoc/>
    public string Id => "alerts";

    /// <inheritdoc/>
    public string Title => "Alert policies: present and enabled";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return [$"gcloud alpha monitoring policies list --project={platform.Project} --format='table(displayName,enabled)'"];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var expected = platform.Observability.AlertPolicies;
        if (expected.IsEmpty)
        {
            return CheckOutcome.Skipped("the stack has no alert policies");
        }
        // Google may answer with the project's number where its id was asked for.
        var found = (await monitoring.ListAlertPoliciesAsync(platform.Project, cancellation).ConfigureAwait(false))
            .ToDictionary(policy => Wording.LastPart(policy.Name), StringComparer.Ordinal);
        return CheckOutcome.Of(
            expected.Select(policy => found.GetValueOrDefault(Wording.LastPart(policy.Value)) switch
            {
                null => new Evidence(policy.Key, "enabled", "no such policy", Holds: false),
                var listed =>
                    new Evidence(policy.Key, "enabled", listed.IsEnabled ? "enabled" : "disabled", listed.IsEnabled),
            }),
            $"{Wording.Count(expected.Count, "policy", "policies")} enabled");
    }
}
