namespace Ironwood.Infra.Foundation;

/// <summary>The pods' subnet in one region.</summary>
/// <param name="Name">The subnet's name.</param>
/// <param name="Link">The subnet's link, for machines.</param>
/// <param name="Created">The subnet's resource; empty if this stack does not manage it.</param>
/// <param name="WayOut"> The resources that a machine there needs to download anything; empty if the network has its
/// own way out.
/// </param>
public sealed record PodSubnet(
    Output<string> Name, Output<string> Link, ImmutableArray<Resource> Created, ImmutableArray<Resource> WayOut);
