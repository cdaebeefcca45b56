using System.Collections.Immutable;
using Pulumi;

namespace Ironwood.Infra.Foundation;

/// <summary>The pods' subnet in one region.</summary>
/// <param name="Name">The subnet's name.</param>
/// <param name="Link">The subnet as machines name it.</param>
/// <param name="Created">The subnet's own resource; empty where it exists without this stack.</param>
/// <param name="WayOut">
/// What a machine there must find in order to fetch anything; empty where the network has a way out of its own.
/// </param>
public sealed record PodSubnet(
    Output<string> Name, Output<string> Link, ImmutableArray<Resource> Created, ImmutableArray<Resource> WayOut);
