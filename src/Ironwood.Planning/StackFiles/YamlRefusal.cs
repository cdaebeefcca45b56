namespace Ironwood.Planning.StackFiles;

/// <summary>A YAML text that the Pulumi CLI refuses, or that exceeds the limits here.</summary>
/// <param name="reason">Why, as a sentence without a full stop.</param>
/// <param name="line">Line of the place, from 1.</param>
/// <param name="column">Column of the place, from 1.</param>
internal sealed class YamlRefusal(string reason, long line, long column) : Exception(reason)
{
    /// <summary>Line of the place, from 1.</summary>
    public int Line { get; } = (int)line;

    /// <summary>Column of the place, from 1.</summary>
    public int Column { get; } = (int)column;
}
