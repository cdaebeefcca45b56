namespace Ironwood.Catalog.Identity;

/// <summary>A permission to look that no predefined role holds without permissions to change; a role of the stack's own
/// holds it.</summary>
/// <param name="Id">The permission, for example <c>redis.instances.getAuthString</c>.</param>
/// <param name="Types">Beginnings of the type tokens that it reads.</param>
/// <param name="Purpose">What the previewer does with it.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When this was read.</param>
public sealed record CiReading(string Id, IReadOnlyList<string> Types, string Purpose, string Source, DateOnly AsOf)
    : ISourced;
