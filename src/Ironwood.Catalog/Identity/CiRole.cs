namespace Ironwood.Catalog.Identity;

/// <summary>A role that an account of a repository's workflows holds.</summary>
/// <param name="Id">The role, for example <c>roles/redis.admin</c>.</param>
/// <param name="Account">Who holds it.</param>
/// <param name="Scope">Where it is granted.</param>
/// <param name="Types">Beginnings of the type tokens that it makes, or reads; empty when it serves several of
/// them.</param>
/// <param name="Purpose">What the account does with it.</param>
/// <param name="Source">Where the role's permissions are stated.</param>
/// <param name="AsOf">When this was read.</param>
/// <param name="Need">What a stack must have for it. Default: nothing in particular.</param>
public sealed record CiRole(
    string Id,
    CiAccount Account,
    CiScope Scope,
    IReadOnlyList<string> Types,
    string Purpose,
    string Source,
    DateOnly AsOf,
    PlatformPart Need = PlatformPart.Always) : ISourced;
