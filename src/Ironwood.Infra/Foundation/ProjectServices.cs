using Ironwood.Catalog;
using Ironwood.Catalog.Services;
using Pulumi.Gcp.Projects;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// The Google APIs that the platform uses, one resource each; those of a part where the stack has it. Nothing is
/// disabled on destroy: other stacks of the project may live on the same API.
/// </summary>
public sealed class ProjectServices : ComponentResource
{
    /// <param name="name">Logical name.</param>
    /// <param name="args">The project, and what the stack has.</param>
    /// <param name="options">Resource options.</param>
    public ProjectServices(string name, ProjectServicesArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:foundation:ProjectServices", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        ById = GoogleServices.All
            .Where(service => service.Need == PlatformPart.Always || args.Parts.Contains(service.Need))
            .ToImmutableDictionary(
                service => service.Id,
                service => new Service($"{name}-{service.Id.Split('.')[0]}", new ServiceArgs
                {
                    Project = args.Project,
                    ServiceName = service.Id,
                    DisableOnDestroy = false,
                    DisableDependentServices = false,
                }, new CustomResourceOptions { Parent = this }),
                StringComparer.Ordinal);
        RegisterOutputs();
    }

    /// <summary>The resources by service name, for example <c>compute.googleapis.com</c>.</summary>
    public IReadOnlyDictionary<string, Service> ById { get; }

    /// <summary>
    /// The service that resources of a type need, from the catalogue; null when the type belongs to no Google API.
    /// </summary>
    public Service? NeededBy(string resourceType) =>
        GoogleServices.OfResourceType(resourceType) is { } service ? ById.GetValueOrDefault(service.Id) : null;
}

/// <summary>Arguments of <see cref="ProjectServices"/>.</summary>
public sealed class ProjectServicesArgs : ProjectArgs
{
    /// <summary>The parts that the stack has beside those that every stack has. Default: none.</summary>
    public IReadOnlyCollection<PlatformPart> Parts { get; init; } = [];
}
