using System.Diagnostics.CodeAnalysis;

namespace Ironwood.Catalog.Regions;

/// <summary>
/// A Compute Engine zone: its region, a dash, and a letter (<c>us-central1-c</c>) or, for an AI zone, <c>ai</c>, a
/// number and a letter (<c>us-central1-ai1a</c>). An AI zone belongs to the region that its name starts with.
/// </summary>
/// <remarks>Source: https://docs.cloud.google.com/compute/docs/regions-zones/ai-zones</remarks>
public sealed partial record Zone
{
    private Zone(string name, string region, bool isAiZone)
    {
        Name = name;
        Region = region;
        IsAiZone = isAiZone;
    }

    /// <summary>Name of the zone, for example <c>us-central1-ai1a</c>.</summary>
    public string Name { get; }

    /// <summary>Name of the region, for example <c>us-central1</c>.</summary>
    public string Region { get; }

    /// <summary>Whether it is a zone specialised in accelerators, with few other services.</summary>
    public bool IsAiZone { get; }

    /// <summary>Reads a zone's name. Only the form is judged: that such a zone exists is not.</summary>
    /// <returns><c>false</c> for anything that is not a zone's name, a region's included.</returns>
    public static bool TryParse(string? name, [NotNullWhen(true)] out Zone? zone)
    {
        var match = Form().Match(name ?? "");
        zone = match.Success
            ? new Zone(match.Value, match.Groups["region"].Value, match.Groups["ai"].Success)
            : null;

        return zone is not null;
    }

    /// <summary>Reads a zone's name.</summary>
    /// <exception cref="FormatException">It is not a zone's name.</exception>
    public static Zone Parse(string name) => TryParse(name, out var zone)
        ? zone
        : throw new FormatException($"'{name}' is not a zone; write region and zone, such as 'us-central1-c'.");

    /// <summary>The zone's name.</summary>
    public override string ToString() => Name;

    [GeneratedRegex(@"\A(?<region>[a-z]+-[a-z]+[0-9]+)-((?<ai>ai)[0-9]+[a-z]|[a-z])\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
