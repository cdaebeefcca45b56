using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Operations.Google;
using RpcStatus = Google.Rpc.Status;

namespace Ironwood.Operations.Models.Deployments;

/// <summary>State of an operation when it was last read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">Time since the first read.</param>
/// <param name="Trouble">Why it could not be read this time; null if it was read.</param>
public sealed record OperationProgress(string Name, TimeSpan Elapsed, Problem? Trouble);

/// <summary>
/// How the wait for an operation ended. One of the last three parameters is set, or none after a cancellation.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Response">The result of the operation.</param>
/// <param name="Error">Google's error.</param>
/// <param name="Lost">Why the operation can no longer be read; it continues at Google.</param>
public sealed record FollowedOperation(
    string Name, Any? Response = null, RpcStatus? Error = null, Problem? Lost = null);

/// <summary>
/// Waits for a long-running operation by reading it again and again. Reading changes nothing, so the wait may end at
/// any time and begin again later with the operation's name.
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
    /// Waits until the operation is done, can no longer be read, or the wait is cancelled. The operation itself is
    /// never cancelled.
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
            // A cancelled pause ends without an exception; the loop's condition then ends the wait.
            await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * Patience < LongestPause ? pause * Patience : LongestPause;
        }
        return new(name);
    }
}
