namespace Ironwood.Planning.Settings;

/// <summary>The whole configuration of one stack, keyed <c>namespace:key</c>, before it has types.</summary>
/// <param name="Project">The Pulumi project's name, which is also the namespace of its own settings.</param>
/// <param name="Stack">The stack's name, for example <c>prod</c>.</param>
/// <param name="Values">The configured values, keyed <c>namespace:key</c>.</param>
public sealed record StackConfiguration(string Project, string Stack, ConfigMap Values)
{
    /// <summary>What the Pulumi CLI refuses of the files, though the settings could be read. Default:
    /// nothing.</summary>
    public IReadOnlyList<Problem> Refused { get; init; } = [];

    /// <summary>The file that the stack's settings are written in.</summary>
    public string File => Values.Location?.File ?? $"Pulumi.{Stack}.yaml";

    /// <summary>
    /// The place of a setting: that of the deepest node that exists on the way to it. What is missing in a default of
    /// the project belongs into the stack's file. Null when the stack was not read from files, or when it was set on
    /// the command line, for which no file is to blame.
    /// </summary>
    /// <param name="path">For example <c>ironwood:tiers.small.topology</c>.</param>
    public SourceLocation? LocationOf(string path)
    {
        var (key, rest) = ConfigPath.Split(path);
        var node = Values[key];
        if (node is null)
        {
            return Values.Location;
        }
        foreach (var step in rest)
        {
            var inner = node switch
            {
                ConfigMap map => map[step.Name],
                ConfigList list when step.Index is { } index && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            if (inner is null)
            {
                return node is ConfigMap && node.Location is { } place && place.File != File
                    ? Values.Location
                    : node.Location;
            }
            node = inner;
        }
        // An empty map that is a default of the project says nothing that could be wrong: something is missing in it.
        return node is ConfigMap { Entries.Count: 0, Location: { } at } && at.File != File
            ? Values.Location
            : node.Location;
    }
}
