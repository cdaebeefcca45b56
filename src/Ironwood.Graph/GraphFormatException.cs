namespace Ironwood.Graph;

/// <summary>A document is not a graph in a format that this program reads; the message says why.</summary>
public sealed class GraphFormatException : Exception
{
    /// <summary>A document is not a graph.</summary>
    public GraphFormatException(string message) : base(message)
    {
    }

    /// <summary>A document is not a graph, because of another exception.</summary>
    public GraphFormatException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>A document is not a graph.</summary>
    public GraphFormatException()
    {
    }
}
