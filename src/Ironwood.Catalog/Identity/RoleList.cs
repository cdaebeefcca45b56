namespace Ironwood.Catalog.Identity;

/// <summary>Many roles that one source lists.</summary>
/// <param name="Ids">Their ids, sorted.</param>
/// <param name="Source">Where they are listed.</param>
/// <param name="AsOf">When the list was made.</param>
internal sealed record RoleList(IReadOnlyList<string> Ids, string Source, DateOnly AsOf) : ISourced;
