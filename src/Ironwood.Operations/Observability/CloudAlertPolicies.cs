using Google.Cloud.Monitoring.V3;
using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Observability;

/// <summary>Alert policies of Cloud Monitoring, over gRPC.</summary>
/// <param name="calls">How it is asked.</param>
public sealed class CloudAlertPolicies(GoogleCalls calls) : IAlertPolicies
{
    private const string Service = "monitoring.googleapis.com";

    private readonly AlertPolicyService.AlertPolicyServiceClient _client = new(calls.Grpc(Service));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedPolicy>> ListAsync(string project, CancellationToken cancellation)
    {
        var policies = new List<ListedPolicy>();
        var request = new ListAlertPoliciesRequest { Name = $"projects/{project}" };
        do
        {
            var page = await calls.AskAsync(
                $"alert policies of {project}",
                async token => await _client.ListAlertPoliciesAsync(request, cancellationToken: token)
                    .ConfigureAwait(false),
                cancellation).ConfigureAwait(false);
            // Left out, it counts as true.
            policies.AddRange(page.AlertPolicies.Select(policy => new ListedPolicy(policy.Name, policy.DisplayName, policy.Enabled ?? true)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return policies;
    }
}
