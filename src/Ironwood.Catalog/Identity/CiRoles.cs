namespace Ironwood.Catalog.Identity;

/// <summary>The roles of the accounts that a repository's workflows act as: what they do to this stack, and no
/// more.</summary>
public static class CiRoles
{
    private static readonly Lazy<IReadOnlyList<CiRole>> Rows = new(static () =>
        EmbeddedRows.Read("Identity/ci-roles.json", RowFormat.Default.CiRoleArray));

    private static readonly Lazy<IReadOnlyList<CiReading>> ReadingRows = new(static () =>
        EmbeddedRows.Read("Identity/ci-readings.json", RowFormat.Default.CiReadingArray));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CiRole> All => Rows.Value;

    /// <summary>What the previewer needs beside its roles.</summary>
    public static IReadOnlyList<CiReading> PreviewerReadings => ReadingRows.Value;

    /// <summary>Those of one account in a stack that has certain parts.</summary>
    /// <param name="account">The account.</param>
    /// <param name="parts">What the stack has.</param>
    public static IEnumerable<CiRole> Of(CiAccount account, IReadOnlyCollection<PlatformPart> parts) =>
        All.Where(role => role.Account == account && (role.Need == PlatformPart.Always || parts.Contains(role.Need)));
}
