namespace Ironwood.Operations.Verification.Ports;

/// <summary>The alert policies of a project.</summary>
public interface IAlertPolicies
{
    /// <summary>All of them.</summary>
    Task<IReadOnlyList<ListedPolicy>> ListAsync(string project, CancellationToken cancellation);
}

/// <summary>An alert policy.</summary>
/// <param name="Name">As <c>projects/P/alertPolicies/N</c>; P may be the project's number.</param>
/// <param name="DisplayName">What people see.</param>
/// <param name="IsEnabled">Whether it tells anybody.</param>
public sealed record ListedPolicy(string Name, string DisplayName, bool IsEnabled);
