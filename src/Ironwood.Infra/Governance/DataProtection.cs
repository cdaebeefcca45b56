using Pulumi;

namespace Ironwood.Infra.Governance;

/// <summary>
/// Whether what holds data outlives a careless change: the one answer that every such resource is asked for. The
/// engine's protection, the provider's and the service's are switched together, or a destroy would stop half-way.
/// </summary>
/// <param name="IsOn">Whether data is protected; <c>ironwood:protection.data</c>.</param>
public sealed record DataProtection(bool IsOn)
{
    /// <summary>
    /// For properties such as <c>forceDestroy</c> and <c>deleteContentsOnDestroy</c>: whether a destroy may take
    /// the content along.
    /// </summary>
    public bool MayDeleteContent => !IsOn;

    /// <summary>Options of a resource that holds data: protected by the engine exactly when protection is on.</summary>
    /// <param name="parent">The component that it belongs to.</param>
    public CustomResourceOptions Options(Resource parent) => new() { Parent = parent, Protect = IsOn };
}
