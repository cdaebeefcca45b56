using Ironwood.Catalog.Sourcing;

namespace Ironwood.Catalog.Services;

/// <summary>The Google APIs that the platform uses.</summary>
public static class GoogleServices
{
    private static readonly Lazy<IReadOnlyList<GoogleService>> Rows = new(static () =>
        EmbeddedRows.Read("Services/services.json", RowFormat.Default.GoogleServiceArray));

    /// <summary>All of them, those first that enabling the others needs.</summary>
    public static IReadOnlyList<GoogleService> All => Rows.Value;
}
