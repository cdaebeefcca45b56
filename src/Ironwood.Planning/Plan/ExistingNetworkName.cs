namespace Ironwood.Planning.Plan;

/// <summary>A network that exists.</summary>
/// <param name="Project">The project that it belongs to; null for the stack's own.</param>
/// <param name="Name">Its name.</param>
public sealed partial record ExistingNetworkName(string? Project, string Name)
{
    /// <summary>Reads <c>NAME</c> or <c>projects/P/global/networks/NAME</c>; null for any other text.</summary>
    public static ExistingNetworkName? Read(string network) =>
        Form().Match(network) is { Success: true } match && NameRules.ResourceName.Allows(match.Groups["name"].Value)
            ? new(
                match.Groups["project"] is { Success: true } project ? project.Value : null, match.Groups["name"].Value)
            : null;

    [GeneratedRegex(
        @"\A(projects/(?<project>([a-z][-a-z0-9.]*[a-z0-9]:)?[a-z][-a-z0-9]{4,28}[a-z0-9])/global/networks/)?(?<name>[-a-z0-9]+)\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
