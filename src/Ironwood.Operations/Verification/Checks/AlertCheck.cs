using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The alert policies: each exists and sends notifications.</summary>
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
        return
        [
            ShellLine.Of($"gcloud alpha monitoring policies list --project={platform.Project}")
            + " --format='table(displayName,enabled)'",
        ];
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
        // Google may answer with the project's number if the question had its id.
        var found = (await monitoring.ListAlertPoliciesAsync(platform.Project, cancellation).ConfigureAwait(false))
            .ToLookup(policy => Wording.LastPart(policy.Name), StringComparer.Ordinal);
        return CheckOutcome.Of(
            expected.Select(policy => Judge(policy.Key, found[Wording.LastPart(policy.Value)].FirstOrDefault())),
            $"{Wording.Count(expected.Count, "policy", "policies")} enabled");
    }

    private static Evidence Judge(string name, ListedPolicy? found) => found is null
        ? new(name, "enabled", "no such policy", Holds: false)
        : new(name, "enabled", found.IsEnabled ? "enabled" : "disabled", found.IsEnabled);
}
