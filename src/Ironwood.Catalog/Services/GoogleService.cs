namespace Ironwood.Catalog.Services;

/// <summary>A Google API that a project must have enabled.</summary>
/// <param name="Id">Name of the service, for example <c>compute.googleapis.com</c>.</param>
/// <param name="Area">Part of the platform that needs it, named as its folder, for example <c>Traffic</c>.</param>
/// <param name="Purpose">What the platform needs it for.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Need">The part without which a stack leaves it as it is. Default: every stack needs it.</param>
public sealed record GoogleService(
    string Id,
    string Area,
    string Purpose,
    string Source,
    DateOnly AsOf,
    PlatformPart Need = PlatformPart.Always) : ISourced;
