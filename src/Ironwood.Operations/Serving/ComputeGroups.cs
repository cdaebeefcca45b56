using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Serving;

/// <summary>Managed instance groups of Compute Engine, over its REST API.</summary>
/// <remarks>https://docs.cloud.google.com/compute/docs/reference/rest/v1/instanceGroupManagers</remarks>
/// <param name="calls">How it is asked.</param>
public sealed class ComputeGroups(GoogleCalls calls) : IManagedGroups
{
    private const string Root = "https://compute.googleapis.com/compute/v1/projects";

    /// <summary>Most entries of a page that Compute Engine gives.</summary>
    private const int Page = 500;

    // Without returnPartialSuccess a zone that does not answer is an error, and never looks like a zone without groups.
    private const string Fields = "nextPageToken,items/*/instanceGroupManagers(name,zone,targetSize,currentActions/none,status/isStable)";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ManagedGroup>> ListAsync(string project, CancellationToken cancellation)
    {
        var groups = new List<ManagedGroup>();
        string? token = null;
        do
        {
            var page = await calls.GetAsync(
                $"managed instance groups of {project}",
                new($"{Root}/{project}/aggregated/instanceGroupManagers?maxResults={Page}&fields={Uri.EscapeDataString(Fields)}{Next(token)}"),
                WireFormat.Default.ManagedGroupPage,
                cancellation).ConfigureAwait(false);
            groups.AddRange(
                from scope in page.Items ?? []
                from entry in scope.Value.InstanceGroupManagers ?? []
                // A regional group has no zone, and this platform has none of them.
                let zone = entry.Zone
                where zone is not null
                select new ManagedGroup(
                    entry.Name,
                    LastPart(zone),
                    entry.TargetSize,
                    entry.CurrentActions?.None ?? 0,
                    entry.Status?.IsStable ?? false));
            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token));
        return groups;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GroupMember>> MembersAsync(
        string project, ManagedGroup group, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(group);
        var members = new List<GroupMember>();
        string? token = null;
        do
        {
            var page = await calls.PostAsync(
                $"instances of group {group.Name}",
                new($"{Root}/{project}/zones/{group.Zone}/instanceGroupManagers/{group.Name}/listManagedInstances?maxResults={Page}{Next(token)}"),
                new EmptyQuestion(),
                WireFormat.Default.EmptyQuestion,
                WireFormat.Default.ManagedInstancePage,
                cancellation).ConfigureAwait(false);
            members.AddRange((page.ManagedInstances ?? []).Select(entry => new GroupMember(
                LastPart(entry.Instance ?? ""),
                entry.InstanceStatus ?? "",
                entry.CurrentAction ?? "NONE",
                entry.LastAttempt?.Errors?.Errors is [var error, ..] ? error.Code : null)));
            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token));
        return members;
    }

    private static string Next(string? token) => string.IsNullOrEmpty(token)
        ? ""
        : $"&pageToken={Uri.EscapeDataString(token)}";

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

internal sealed record ManagedInstanceEntry(string? Instance, string? InstanceStatus, string? CurrentAction, LastAttempt? LastAttempt);

internal sealed record LastAttempt(LastAttemptErrors? Errors);

internal sealed record LastAttemptErrors(IReadOnlyList<LastAttemptError>? Errors);

internal sealed record LastAttemptError(string? Code);
