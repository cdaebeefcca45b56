namespace Ironwood.Operations.Google;

/// <summary>Compute Engine, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/compute/docs/reference/rest/v1</remarks>
/// <param name="calls">Makes the calls.</param>
public sealed class ComputeEngine(GoogleCalls calls) : IComputeEngine
{
    private const string Root = "https://compute.googleapis.com/compute/v1/projects";

    /// <summary>Largest page that Compute Engine returns.</summary>
    private const int PageSize = 500;

    // Without returnPartialSuccess, a zone that does not answer is an error and never looks like a zone without groups.
    private const string GroupFields =
        "nextPageToken,items/*/instanceGroupManagers(name,zone,targetSize,currentActions/none,status/isStable)";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedGroup>> ListGroupsAsync(string project, CancellationToken cancellation)
    {
        var list = $"{Root}/{project}/aggregated/instanceGroupManagers?maxResults={PageSize}"
            + $"&fields={Uri.EscapeDataString(GroupFields)}";
        return await GoogleCalls.PagesAsync(
            page => calls.GetAsync(
                $"managed instance groups of {project}",
                new(list + Next(page)),
                WireFormat.Default.ManagedGroupPage,
                cancellation),
            page =>
                from scope in page.Items ?? []
                from entry in scope.Value.InstanceGroupManagers ?? []
                // A regional group has no zone. This platform has only zonal groups.
                let zone = entry.Zone
                where zone is not null
                select new ListedGroup(
                    entry.Name,
                    LastPart(zone),
                    entry.TargetSize,
                    entry.CurrentActions?.None ?? 0,
                    entry.Status?.IsStable ?? false),
            page => page.NextPageToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupMember>> MembersAsync(
        string project, ListedGroup group, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(group);
        var list = $"{Root}/{project}/zones/{group.Zone}/instanceGroupManagers/{group.Name}/listManagedInstances"
            + $"?maxResults={PageSize}";
        return await GoogleCalls.PagesAsync(
            page => calls.PostAsync(
                $"instances of group {group.Name}",
                new(list + Next(page)),
                new EmptyQuestion(),
                WireFormat.Default.EmptyQuestion,
                WireFormat.Default.ManagedInstancePage,
                cancellation),
            page => page.ManagedInstances?.Select(entry => new GroupMember(
                LastPart(entry.Instance ?? ""),
                entry.InstanceStatus ?? "",
                entry.CurrentAction ?? "NONE",
                entry.LastAttempt?.Errors?.Errors is [var error, ..] ? error.Code : null)),
            page => page.NextPageToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>?> FindBackendsAsync(
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
            new($"{Root}/{project}/global/backendServices/{backendService}/getHealth"
                + "?fields=healthStatus(instance,healthState)"),
            new GroupReference(group),
            WireFormat.Default.GroupReference,
            WireFormat.Default.GroupHealthAnswer,
            cancellation).ConfigureAwait(false);
        return [.. (answer.HealthStatus ?? []).Select(status =>
            new MemberHealth(LastPart(status.Instance), status.HealthState ?? "UNKNOWN"))];
    }

    private static string Next(string token) => token.Length == 0 ? "" : $"&pageToken={Uri.EscapeDataString(token)}";

    private static string LastPart(string url) => url[(url.LastIndexOf('/') + 1)..];
}

internal sealed record EmptyQuestion;

internal sealed record ManagedGroupPage(Dictionary<string, ManagedGroupScope>? Items, string? NextPageToken);

internal sealed record ManagedGroupScope(IReadOnlyList<ManagedGroupEntry>? InstanceGroupManagers);

internal sealed record ManagedGroupEntry(
    string Name, string? Zone, int TargetSize, ManagedGroupActions? CurrentActions, ManagedGroupStatus? Status);

internal sealed record ManagedGroupActions(int None);

internal sealed record ManagedGroupStatus(bool IsStable);

internal sealed record ManagedInstancePage(IReadOnlyList<ManagedInstanceEntry>? ManagedInstances, string? NextPageToken);

internal sealed record ManagedInstanceEntry(
    string? Instance, string? InstanceStatus, string? CurrentAction, LastAttempt? LastAttempt);

internal sealed record LastAttempt(LastAttemptErrors? Errors);

internal sealed record LastAttemptErrors(IReadOnlyList<LastAttemptError>? Errors);

internal sealed record LastAttemptError(string? Code);

internal sealed record BackendServiceAnswer(IReadOnlyList<GroupReference>? Backends);

internal sealed record GroupReference(string Group);

internal sealed record GroupHealthAnswer(IReadOnlyList<InstanceHealthAnswer>? HealthStatus);

internal sealed record InstanceHealthAnswer(string Instance, string? HealthState);
