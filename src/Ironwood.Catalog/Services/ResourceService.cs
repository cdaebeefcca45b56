namespace Ironwood.Catalog.Services;

/// <summary>Which API creates the resources of a Pulumi type.</summary>
/// <param name="TypePrefix">Beginning of the type tokens, for example <c>gcp:compute/</c>.</param>
/// <param name="Service">Id of the <see cref="GoogleService"/>.</param>
/// <param name="Source">Where the API's reference is.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ResourceService(string TypePrefix, string Service, string Source, DateOnly AsOf) : ISourced;
