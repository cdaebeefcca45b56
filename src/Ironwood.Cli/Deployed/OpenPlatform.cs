using Ironwood.Operations.Access;
using Ironwood.Operations.Google;
using Ironwood.Outputs;

namespace Ironwood.Cli.Deployed;

/// <summary>A deployed platform that a verb works on: its contract, and the connection to Google Cloud.</summary>
/// <param name="Contract">The contract from its stack's outputs.</param>
/// <param name="Google">The connection to Google Cloud.</param>
internal sealed record OpenPlatform(PlatformContract Contract, GoogleAccess Google) : IAsyncDisposable
{
    public CloudMonitoring Monitoring => new(new(Google));

    public VertexAi Vertex => new(new(Google));

    /// <summary>Reads the outputs and finds credentials, or returns the problems of either.</summary>
    public static async Task<OpenedPlatform> OfAsync(string root, PlatformChoice choice, CancellationToken cancellation)
    {
        var read = await DeployedContract.ReadAsync(root, choice.Stack, choice.Outputs, cancellation)
            .ConfigureAwait(false);
        if (read.Contract is not { } contract)
        {
            return new(null, read.Problems, ExitCodes.Refused);
        }
        try
        {
            var google = await GoogleAccess.OpenAsync(choice.Way, cancellation).ConfigureAwait(false);
            return new(new(contract, google), [], ExitCodes.Success);
        }
        catch (AccessException error)
        {
            var isInput = error.Problem.Path == "--endpoint";
            return new(null, [error.Problem], isInput ? ExitCodes.Refused : ExitCodes.NotAsked);
        }
    }

    public ValueTask DisposeAsync() => Google.DisposeAsync();
}

/// <summary>A platform, or why it cannot be opened.</summary>
/// <param name="Platform">The platform; null when there are problems.</param>
/// <param name="Problems">Every problem.</param>
/// <param name="ExitCode">The exit code when it cannot be opened.</param>
internal sealed record OpenedPlatform(OpenPlatform? Platform, IReadOnlyList<Problem> Problems, int ExitCode)
{
    /// <summary>Writes the problems.</summary>
    /// <returns>The exit code.</returns>
    public int Refuse(Terminal terminal)
    {
        _ = ProblemView.Refuse(terminal, Problems);
        return ExitCode;
    }
}
