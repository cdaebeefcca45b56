namespace Ironwood.Infra.Governance;

/// <summary>
/// Whether resources that hold data are protected from deletion. The protections of engine, provider and service are
/// switched together; otherwise a destroy would stop half-way.
/// </summary>
/// <param name="IsOn">Whether data is protected; <c>ironwood:protection.data</c>.</param>
public sealed record DataProtection(bool IsOn)
{
    /// <summary>
    /// For properties such as <c>forceDestroy</c> and <c>deleteContentsOnDestroy</c>: whether a destroy may delete the
    /// content.
    /// </summary>
    public bool MayDeleteContent => !IsOn;

    /// <summary>Options of a resource that holds data: protected by the engine exactly when protection is on.</summary>
    /// <param name="parent">The component that it belongs to.</param>
    public CustomResourceOptions Options(Resource parent) => new() { Parent = parent, Protect = IsOn };
}
