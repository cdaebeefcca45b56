namespace Ironwood.Cli.Writing;

/// <summary>Many names in few words.</summary>
internal static class NameList
{
    /// <summary>Up to two names in full, more as <c>first … last (n)</c>.</summary>
    public static string Of(IReadOnlyList<string> names) => names.Count <= 2
        ? string.Join(", ", names)
        : $"{names[0]} .. {names[^1]} ({names.Count})";
}
