namespace Ironwood.Catalog.Identity;

/// <summary>A role that the pods' service account holds.</summary>
/// <param name="Id">The role, for example <c>roles/logging.logWriter</c>.</param>
/// <param name="GrantedOn">The narrowest resource that serves the purpose.</param>
/// <param name="Purpose">What a pod does with it.</param>
/// <param name="Source">Where the role's permissions are stated.</param>
/// <param name="AsOf">When this was read.</param>
public sealed record IamRole(string Id, GrantScope GrantedOn, string Purpose, string Source, DateOnly AsOf) : ISourced;
