namespace Ironwood.Cli.Writing;

/// <summary>Shortens lists of names.</summary>
internal static class NameList
{
    /// <summary>Up to two names in full, more as <c>first .. last (n)</c>.</summary>
    public static string Of(IReadOnlyList<string> names) => names.Count <= 2
        ? string.Join(", ", names)
        : $"{names[0]} .. {names[^1]} ({names.Count})";

    /// <summary>Names with their zones, as <c>first .. last (n) in zone; …</c>.</summary>
    public static string ByZone(IEnumerable<(string Name, string Zone)> names) => string.Join("; ", names
        .GroupBy(name => name.Zone)
        .Select(zone => $"{Of([.. zone.Select(name => name.Name)])} in {zone.Key}"));
}
