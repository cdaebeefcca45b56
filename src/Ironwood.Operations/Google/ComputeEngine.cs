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
        var what = $"managed instance groups of {project}";
        return await calls.PagesAsync(
            what,
            (page, token) => calls.GetAsync(what, new(list + Next(page)), WireFormat.Default.ManagedGroupPage, token),
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
            page => page.NextPageToken,
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupMember>> MembersAsync(
        string project, ListedGroup group, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(group);
        var list = $"{Root}/{project}/zones/{group.Zone}/instanceGroupManagers/{group.Name}/listManagedInstances"
            + $"?maxResults={PageSize}";
        var what = $"instances of group {group.Name}";
        return await calls.PagesAsync(
            what,
            (page, token) => calls.PostAsync(
                what,
                new(list + Next(page)),
                new EmptyQuestion(),
                WireFormat.Default.EmptyQuestion,
                WireFormat.Default.ManagedInstancePage,
                token),
            page => page.ManagedInstances?.Select(entry => new GroupMember(
                LastPart(entry.Instance ?? ""),
                entry.InstanceStatus ?? "",
                entry.CurrentAction ?? "NONE",
                entry.LastAttempt?.Errors?.Errors is [var error, ..] ? error.Code : null)),
            page => page.NextPageToken,
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>?> FindBackendsAsync(
        string project, string backendService, CancellationToken cancellation) =>
        calls.FindAsync(
            $"backend service {backendService}",
            new($"{Root}/{project}/global/backendServices/{backendService}?fields=backends/group"),
            WireFormat.Default.BackendServiceAnswer,
            found => (IReadOnlyList<string>)[.. (found.Backends ?? []).Select(backend => backend.Group)],
            cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MemberHealth>> HealthAsync(
        string project, string backendService, string group, CancellationToken cancellation)
    {
        var what = $"health of backend service {backendService}";
        var answer = calls.PostAsync(
            what,
            new($"{Root}/{project}/global/backendServices/{backendService}/getHealth"
                + "?fields=healthStatus(instance,healthState)"),
            new GroupReference(group),
            WireFormat.Default.GroupReference,
            WireFormat.Default.GroupHealthAnswer,
            cancellation);
        return GoogleCalls.ReadAsync(what, answer, health => (IReadOnlyList<MemberHealth>)
        [
            .. (health.HealthStatus ?? []).Select(status =>
                new MemberHealth(LastPart(status.Instance), status.HealthState ?? "UNKNOWN")),
        ]);
    }

    private static string Next(string token) => token.Length == 0 ? "" : $"&pageToken={Uri.EscapeDataString(token)}";

    private static string LastPart(string url) => url[(url.LastIndexOf('/') + 1)..];
}

internal sealed record EmptyQuestion;

internal sealed record ManagedGroupPage(
    Dictionary<string, ManagedGroupScope>? Items = null, string? NextPageToken = null) : RestPage;

internal sealed record ManagedGroupScope(IReadOnlyList<ManagedGroupEntry>? InstanceGroupManagers = null);

internal sealed record ManagedGroupEntry(
    string Name,
    string? Zone = null,
    int TargetSize = 0,
    ManagedGroupActions? CurrentActions = null,
    ManagedGroupStatus? Status = null);

internal sealed record ManagedGroupActions(int None = 0);

internal sealed record ManagedGroupStatus(bool IsStable = false);

internal sealed record ManagedInstancePage(
    IReadOnlyList<ManagedInstanceEntry>? ManagedInstances = null, string? NextPageToken = null) : RestPage;

internal sealed record ManagedInstanceEntry(
    string? Instance = null,
    string? InstanceStatus = null,
    string? CurrentAction = null,
    LastAttempt? LastAttempt = null);

internal sealed record LastAttempt(LastAttemptErrors? Errors = null);

internal sealed record LastAttemptErrors(IReadOnlyList<LastAttemptError>? Errors = null);

internal sealed record LastAttemptError(string? Code = null);

internal sealed record BackendServiceAnswer(IReadOnlyList<GroupReference>? Backends = null);

internal sealed record GroupReference(string Group);

internal sealed record GroupHealthAnswer(IReadOnlyList<InstanceHealthAnswer>? HealthStatus = null);

internal sealed record InstanceHealthAnswer(string Instance, string? HealthState = null);
