using Ironwood.Demo;

return await DemoProgram.RunAsync(args, Open(() => Console.Out), Open(() => Console.Error)).ConfigureAwait(false);

// A stream that was closed before this program started cannot be opened; writing to it then says so.
static TextWriter Open(Func<TextWriter> open)
{
    try
    {
        return open();
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException)
    {
        var closed = new StringWriter();
        closed.Dispose();
        return closed;
    }
}
