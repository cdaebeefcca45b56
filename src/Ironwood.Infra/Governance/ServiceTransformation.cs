namespace Ironwood.Infra.Governance;

/// <summary>
/// Makes every resource wait for the Google API that creates it, and outlive nothing that it needs on destroy. The
/// catalogue says which API a type needs.
/// </summary>
internal static class ServiceTransformation
{
    /// <summary>Options of a component all of whose resources wait for their APIs.</summary>
    public static ComponentResourceOptions Behind(ProjectServices services) => new()
    {
        ResourceTransformations =
        {
            args => args.Options is CustomResourceOptions options
                && services.NeededBy(args.Resource.GetResourceType()) is { } service
                    ? new ResourceTransformationResult(
                        args.Args,
                        CustomResourceOptions.Merge(options, new CustomResourceOptions { DependsOn = service }))
                    : null,
        },
    };
}
