namespace Ironwood.Planning.Settings;

/// <summary>Who the pods are.</summary>
public sealed record IdentitySettings
{
    /// <summary>
    /// Roles on the project that the pods' service account gets beside those it needs, for example
    /// <c>roles/pubsub.publisher</c>. Roles that administer something are granted with a warning; <c>roles/owner</c>,
    /// <c>roles/editor</c> and <c>roles/viewer</c> are refused. Default: none.
    /// </summary>
    public IReadOnlyList<string> ExtraRoles { get; init; } = [];
}
