using Google.Cloud.Monitoring.V3;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Monitoring;

/// <summary>google.monitoring.v3.AlertPolicyService.</summary>
internal sealed class AlertApi(PlatformState state) : AlertPolicyService.AlertPolicyServiceBase
{
    /// <summary>Maximum number of policies per page.</summary>
    private const int PageLimit = 1000;

    public override Task<AlertPolicy> GetAlertPolicy(GetAlertPolicyRequest request, ServerCallContext context) =>
        AlertBook.Of(state).Policies.TryGetValue(request.Name, out var policy)
            ? Task.FromResult(policy)
            : throw new RpcException(new(StatusCode.NotFound, $"Alert policy {request.Name} was not found."));

    public override Task<ListAlertPoliciesResponse> ListAlertPolicies(
        ListAlertPoliciesRequest request, ServerCallContext context)
    {
        var policies = AlertBook.Of(state).Policies.Values.OrderBy(policy => policy.Name, StringComparer.Ordinal)
            .ToArray();
        var (page, next) = ListPage.Of(policies, request.PageSize, request.PageToken, PageLimit);
        return Task.FromResult(
            new ListAlertPoliciesResponse
            {
                AlertPolicies = { page },
                NextPageToken = next,
                TotalSize = policies.Length,
            });
    }
}
