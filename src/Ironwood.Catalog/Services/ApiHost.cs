namespace Ironwood.Catalog.Services;

/// <summary>Where a service is asked whose resources are kept by region.</summary>
/// <param name="Service">Host of the service as a whole.</param>
/// <param name="Regional">Host of one region, with <c>{region}</c> in its place.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ApiHost(string Service, string Regional, string Source, DateOnly AsOf) : ISourced;
