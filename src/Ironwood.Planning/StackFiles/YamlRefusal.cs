namespace Ironwood.Planning.StackFiles;

/// <summary>A YAML text that the Pulumi CLI does not read, or that exceeds what is read here.</summary>
/// <param name="reason">Why, as a sentence without its end.</param>
/// <param name="line">Line of the place, from 1.</param>
/// <param name="column">Column of the place, from 1.</param>
internal sealed class YamlRefusal(string reason, long line, long column) : Exception(reason)
{
    /// <summary>Line of the place, from 1.</summary>
    public int Line { get; } = (int)line;

    /// <summary>Column of the place, from 1.</summary>
    public int Column { get; } = (int)column;
}
