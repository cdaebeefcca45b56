namespace Ironwood.Preview.Capture;

/// <summary>A program failed while it was captured. The message is for people and has no stack trace.</summary>
public sealed class CaptureException : Exception
{
    /// <summary>A program failed.</summary>
    public CaptureException(string message) : base(message)
    {
    }

    /// <summary>A program failed because of another exception.</summary>
    public CaptureException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>A program failed.</summary>
    public CaptureException()
    {
    }
}
