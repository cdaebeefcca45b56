using Ironwood.Demo.Faults;
using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Platform;

/// <summary>The steps of every call: it is recorded, delayed, and fails if a fault is set.</summary>
/// <param name="next">Routing and the services.</param>
/// <param name="state">The platform.</param>
internal sealed class PlatformPipeline(RequestDelegate next, PlatformState state)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var call = PlatformCall.Of(context.Request);
        state.Calls.Enqueue(call);
        using var underWay = state.Load.Enter();
        if (state.Latency > TimeSpan.Zero)
        {
            await Task.Delay(state.Latency, context.RequestAborted).ConfigureAwait(false);
        }
        var fault = state.Faults.Take(call.Name);
        if (fault is { Kind: FaultKind.Altered, Alter: { } alter })
        {
            await AlteredAnswer.WriteAsync(context, next, alter).ConfigureAwait(false);
            return;
        }
        if (fault is not null)
        {
            await FaultAnswer.WriteAsync(context, fault).ConfigureAwait(false);
            return;
        }
        await next(context).ConfigureAwait(false);
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && !context.Response.HasStarted)
        {
            await FaultAnswer.WriteAsync(
                context, CallFault.NotFound(call.Name, $"Requested entity was not found: {call.Name}"))
                .ConfigureAwait(false);
        }
    }
}
