using System.Collections.Frozen;

namespace Ironwood.Catalog.Services;

/// <summary>The gRPC methods that are called here.</summary>
public static class ApiMethods
{
    private static readonly Lazy<IReadOnlyList<ApiMethod>> Rows = new(static () =>
        EmbeddedRows.Read("Services/api-methods.json", RowFormat.Default.ApiMethodArray));

    private static readonly Lazy<FrozenDictionary<(string, string), ApiMethod>> ByName = new(static () =>
        Rows.Value.ToFrozenDictionary(row => (row.Service, row.Method)));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ApiMethod> All => Rows.Value;

    /// <summary>A method by its names; null when it is not called here.</summary>
    public static ApiMethod? Find(string service, string method) => ByName.Value.GetValueOrDefault((service, method));
}
