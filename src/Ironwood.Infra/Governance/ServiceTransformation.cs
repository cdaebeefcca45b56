using Ironwood.Infra.Foundation;
using Pulumi;

namespace Ironwood.Infra.Governance;

/// <summary>
/// Makes every resource wait for the Google API that creates it, and outlive nothing that it needs on destroy. The
/// catalogue knows which API a type needs; the APIs are those of the <see cref="ProjectServices"/> that passed by.
/// </summary>
internal sealed class ServiceTransformation
{
    private ProjectServices? _services;

    public ResourceTransformationResult? Apply(ResourceTransformationArgs args)
    {
        if (args.Resource is ProjectServices services)
        {
            _services = services;
        }
        // The services themselves pass by before they are complete, and wait for nothing.
        if (args.Options is not CustomResourceOptions options
            || _services?.NeededBy(args.Resource.GetResourceType()) is not { } service)
        {
            return null;
        }
        return new ResourceTransformationResult(
            args.Args, CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = service }));
    }
}
