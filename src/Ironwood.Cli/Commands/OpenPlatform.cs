using Ironwood.Operations.Access;
using Ironwood.Operations.Models;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Cli.Commands;

/// <summary>A deployed platform that is worked on: what its stack says, and the way to Google Cloud.</summary>
/// <param name="Contract">What its stack says.</param>
/// <param name="Google">The way to Google Cloud.</param>
internal sealed record OpenPlatform(PlatformContract Contract, GoogleAccess Google) : IAsyncDisposable
{
    private const string Vertex = "aiplatform.googleapis.com";

    /// <summary>Models of a region.</summary>
    public VertexModels Models(string region) => new(Google.Grpc(Vertex, region));

    /// <summary>Endpoints of a region.</summary>
    public VertexEndpoints Endpoints(string region) => new(Google.Grpc(Vertex, region));

    /// <summary>Operations of a region.</summary>
    public VertexOperations Operations(string region) => new(Google.Grpc(Vertex, region));

    /// <summary>Reads the outputs and finds credentials, or says all that is wrong with either.</summary>
    public static async Task<OpenedPlatform> OfAsync(string root, PlatformChoice choice, CancellationToken cancellation)
    {
        throw new NotImplementedException();
    }

    public ValueTask DisposeAsync() => Google.DisposeAsync();
}

/// <summary>A platform, or all that stands in the way.</summary>
/// <param name="Platform">The platform; null while a problem stands.</param>
/// <param name="Problems">Every problem.</param>
/// <param name="ExitCode">What to end with when there is no platform.</param>
internal sealed record OpenedPlatform(OpenPlatform? Platform, IReadOnlyList<Problem> Problems, int ExitCode);
