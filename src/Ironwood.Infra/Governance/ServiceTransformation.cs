using Ironwood.Infra.Foundation;
using Pulumi;

namespace Ironwood.Infra.Governance;

/// <summary>
/// Makes every resource wait for the Google API that creates it, and outlive nothing that it needs on destroy.
/// The catalogue knows which API a type needs.
/// </summary>
internal sealed class ServiceTransformation(Func<ProjectServices?> services)
{
    public ResourceTransformationResult? Apply(ResourceTransformationArgs args)
    {
        if (args.Options is not CustomResourceOptions options
            || services()?.NeededBy(args.Resource.GetResourceType()) is not { } service)
        {
            return null;
        }
        return new ResourceTransformationResult(
            args.Args, CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = service }));
    }
}
