using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Traffic;

/// <summary>Global backend services of Compute Engine, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/compute/docs/reference/rest/v1/backendServices</remarks>
/// <param name="calls">How it is asked.</param>
public sealed class ComputeBackends(GoogleCalls calls) : IBackendServices
{
    private const string Root = "https://compute.googleapis.com/compute/v1/projects";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>?> FindAsync(
        string project, string backendService, CancellationToken cancellation)
    {
        var found = await calls.FindAsync(
            $"backend service {backendService}",
            new($"{Root}/{project}/global/backendServices/{backendService}?fields=backends/group"),
            WireFormat.Default.BackendServiceAnswer,
            cancellation).ConfigureAwait(false);
        return found is null ? null : [.. (found.Backends ?? []).Select(backend => backend.Group)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MemberHealth>> HealthAsync(
        string project, string backendService, string group, CancellationToken cancellation)
    {
        var answer = await calls.PostAsync(
            $"health of backend service {backendService}",
            new($"{Root}/{project}/global/backendServices/{backendService}/getHealth?fields=healthStatus(instance,healthState)"),
            new GroupReference(group),
            WireFormat.Default.GroupReference,
            WireFormat.Default.GroupHealthAnswer,
            cancellation).ConfigureAwait(false);
        return [.. (answer.HealthStatus ?? []).Select(status => new MemberHealth(
            status.Instance[(status.Instance.LastIndexOf('/') + 1)..],
            status.HealthState ?? "UNKNOWN"))];
    }
}

internal sealed record BackendServiceAnswer(IReadOnlyList<GroupReference>? Backends);

internal sealed record GroupReference(string Group);

internal sealed record GroupHealthAnswer(IReadOnlyList<InstanceHealthAnswer>? HealthStatus);

internal sealed record InstanceHealthAnswer(string Instance, string? HealthState);
