using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that another one points at, as the other side sees it: its URN and nothing more.</summary>
internal sealed class ReferencedResource : CustomResource
{
    public ReferencedResource(string urn)
        => Urn = new Output<string>(new Resolved<string>(urn, IsKnown: true, IsSecret: false, [this]));
}
