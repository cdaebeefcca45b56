namespace Ironwood.Catalog.Services;

/// <summary>The Google APIs that the platform uses.</summary>
public static class GoogleServices
{
    private static readonly Lazy<IReadOnlyList<GoogleService>> Rows = new(static () =>
        EmbeddedRows.Read("Services/services.json", RowFormat.Default.GoogleServiceArray));

    /// <summary>All of them, those first that enabling the others needs.</summary>
    public static IReadOnlyList<GoogleService> All => Rows.Value;

    private static readonly Lazy<IReadOnlyList<ResourceService>> Types = new(static () =>
        EmbeddedRows.Read("Services/resource-services.json", RowFormat.Default.ResourceServiceArray));

    /// <summary>The service that resources of a Pulumi type need, or <c>null</c> when none of these creates
    /// them.</summary>
    /// <param name="type">Type token, for example <c>gcp:compute/network:Network</c>.</param>
    public static GoogleService? OfResourceType(string type)
    {
        var row = Types.Value.FirstOrDefault(t => type.StartsWith(t.TypePrefix, StringComparison.Ordinal));
        return row is null ? null : All.First(service => service.Id == row.Service);
    }
}
