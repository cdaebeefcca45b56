namespace Ironwood.Catalog.Services;

/// <summary>The hosts of Google's services.</summary>
public static class ApiHosts
{
    private static readonly Lazy<IReadOnlyList<ApiHost>> Rows = new(static () =>
        EmbeddedRows.Read("Services/api-hosts.json", RowFormat.Default.ApiHostArray));

    /// <summary>The host to ask: that of the region for a service that has one in each, or else the service's
    /// own.</summary>
    /// <param name="service">Host of the service as a whole.</param>
    /// <param name="region">The region; null for none.</param>
    public static string Of(string service, string? region) =>
        region is not null && Rows.Value.FirstOrDefault(row => row.Service == service) is { } host
            ? host.Regional.Replace("{region}", region, StringComparison.Ordinal)
            : service;
}
