using System.Buffers.Binary;
using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Platform;

/// <summary>Lets a service answer, and changes the answer before the caller gets it.</summary>
internal static class AlteredAnswer
{
    // One byte for compression, four for the length.
    private const int FrameHeader = 5;

    private static readonly string[] Trailers = ["grpc-status", "grpc-message"];

    public static async Task WriteAsync(HttpContext context, RequestDelegate next, Func<byte[], byte[]> alter)
    {
        var response = context.Response;
        var wire = response.Body;
        using var kept = new MemoryStream();
        response.Body = kept;
        try
        {
            await next(context).ConfigureAwait(false);
            await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            response.Body = wire;
        }
        var answer = kept.ToArray();
        response.ContentLength = null;
        if (!PlatformCall.IsGrpc(context.Request))
        {
            await wire.WriteAsync(alter(answer), context.RequestAborted).ConfigureAwait(false);
        }
        // An error of gRPC has no message to change.
        else if (answer.Length >= FrameHeader)
        {
            MoveTrailers(response);
            await wire.WriteAsync(Framed(alter(answer[FrameHeader..])), context.RequestAborted).ConfigureAwait(false);
        }
    }

    // The message was held back, so the server put the status into the headers, which would mean an answer without a
    // message.
    private static void MoveTrailers(HttpResponse response)
    {
        foreach (var name in Trailers.Where(name => response.Headers.ContainsKey(name)))
        {
            response.AppendTrailer(name, response.Headers[name]);
            response.Headers.Remove(name);
        }
    }

    private static byte[] Framed(byte[] message)
    {
        var frame = new byte[FrameHeader + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, FrameHeader);
        return frame;
    }
}
