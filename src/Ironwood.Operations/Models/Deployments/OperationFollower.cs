using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Operations.Access;
using Ironwood.Operations.Google;
using Ironwood.Problems;
using RpcStatus = Google.Rpc.Status;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>Where an operation stood when it was last looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">Time since it was first looked at.</param>
/// <param name="Trouble">Why it could not be looked at this time; null when it could.</param>
public sealed record OperationProgress(string Name, TimeSpan Elapsed, Problem? Trouble);

/// <summary>
/// How following an operation ended. Exactly one of the last three is given, none when it was cancelled.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Response">What it brought about.</param>
/// <param name="Error">What Google says went wrong.</param>
/// <param name="Lost">Why nobody could be asked any more; the operation goes on.</param>
public sealed record FollowedOperation(string Name, Any? Response = null, RpcStatus? Error = null, Problem? Lost = null);

/// <summary>
/// Waits for a long-running operation by looking at it. To look changes nothing, so it may be left at any time and
/// taken up again by the operation's name.
/// </summary>
/// <param name="vertex">Vertex AI.</param>
/// <param name="time">The clock.</param>
public sealed class OperationFollower(IVertexAi vertex, TimeProvider time)
{
    private const int FailuresInARow = 5;
    private const double Patience = 1.5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Looks until the operation is done, nobody answers, or it is cancelled, which leaves the operation as it is.
    /// </summary>
    public async Task<FollowedOperation> FollowAsync(
        string name, Action<OperationProgress> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        var start = time.GetTimestamp();
        var (pause, failures) = (FirstPause, 0);
        while (!cancellation.IsCancellationRequested)
        {
            Problem? trouble = null;
            try
            {
                var operation = await vertex.GetOperationAsync(name, cancellation).ConfigureAwait(false);
                if (operation.Done)
                {
                    return operation.ResultCase == Operation.ResultOneofCase.Error
                        ? new(name, Error: operation.Error)
                        : new(name, operation.Response ?? new());
                }
                failures = 0;
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return new(name);
            }
            catch (AccessException error)
            {
                trouble = error.Problem;
                if (++failures == FailuresInARow)
                {
                    return new(name, Lost: trouble);
                }
            }
            report(new(name, time.GetElapsedTime(start), trouble));
            // A pause that is broken off is over; whether to go on is asked above.
            await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * Patience < LongestPause ? pause * Patience : LongestPause;
        }
        return new(name);
    }
}
