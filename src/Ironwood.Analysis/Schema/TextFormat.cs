using System.Net;

namespace Ironwood.Analysis.Schema;

/// <summary>A form of text that the provider checks in code, not with a pattern.</summary>
public sealed partial record TextFormat
{
    /// <summary>The format's name in the data, for example <c>cidr</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether an empty text is also allowed.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Shortest and longest prefix of an address range; null for any.</summary>
    public CountRange? Prefix { get; init; }

    /// <summary>Shortest duration in seconds; null for any.</summary>
    public double? MinSeconds { get; init; }

    /// <summary>What a text should be; null when it is valid.</summary>
    /// <exception cref="InvalidDataException">The data name a format that is not implemented here.</exception>
    public string? Expected(string text) => IsOptional && text.Length == 0 ? null : Name switch
    {
        "cidr" => IsRange(text) ? null : $"an address range such as 10.0.0.0/16{Prefixes}",
        "cidr-rfc1918" => IsRange(text) && IsPrivate(text) ? null : "a private address range such as 10.0.0.0/16",
        "ip" => AddressOf(text) is not null ? null : "an IP address such as 10.0.0.1",
        "peer" =>
            AddressOf(text) is { } peer && IsUnicast(peer) ? null : "the IP address of a peer such as 203.0.113.7",
        "base64" => Convert.TryFromBase64String(text, new byte[text.Length], out _) ? null : "base64",
        "json" => IsJson(text) ? null : "JSON",
        "duration" => IsDuration(text) ? null : $"a duration such as 3600s{Shortest}",
        "rfc3339" => IsTimestamp(text) ? null : "a time such as 2027-01-01T00:00:00Z",
        "HH:00" => FullHour().IsMatch(text) ? null : "a full hour such as 04:00",
        "HH:mm" => TimeOfDay().IsMatch(text) ? null : "a time of day such as 04:30",
        _ => throw new InvalidDataException($"The format '{Name}' is not implemented here."),
    };

    private string Prefixes => Prefix is null ? "" : $", with a prefix length of {Prefix}";

    private string Shortest => MinSeconds is { } least ? FormattableString.Invariant($", at least {least}s") : "";

    private bool IsRange(string text) =>
        text.Split('/') is [var address, var bits]
        && AddressOf(address) is { } parsed
        && byte.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
        && prefix <= parsed.GetAddressBytes().Length * 8
        && Prefix?.Contains(prefix) != false
        // With prefix limits, the address must be the first of its range; without them it may name a host.
        && (Prefix is null || IPNetwork.TryParse(text, out _));

    // .NET also takes 10.1 and 0x0a.0.0.1, which Go does not.
    private static IPAddress? AddressOf(string text) =>
        IPAddress.TryParse(text, out var parsed)
        && (text.Contains(':', StringComparison.Ordinal) || text == parsed.ToString()) ? parsed : null;

    private static bool IsPrivate(string range) =>
        IPAddress.Parse(range.Split('/')[0])
            .GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..];

    // compute/validation.go, invalidPeerAddrs: this network, loopback, multicast and reserved addresses.
    private static bool IsUnicast(IPAddress address) =>
        address.GetAddressBytes() is not ([0, _, _, _] or [127, _, _, _] or [>= 224, _, _, _]);

    /// <summary>The seconds of a duration as Go writes it, <c>1h30m</c> or <c>90s</c>; null for any other
    /// text.</summary>
    public static double? SecondsOf(string text)
    {
        if (text == "0")
        {
            return 0;
        }
        var match = Duration().Match(text);
        if (!match.Success)
        {
            return null;
        }
        var seconds = match.Groups["number"].Captures.Zip(match.Groups["unit"].Captures).Sum(part =>
            double.Parse(part.First.Value, CultureInfo.InvariantCulture) * part.Second.Value switch
            {
                "h" => 3600,
                "m" => 60,
                "s" => 1,
                "ms" => 1e-3,
                "ns" => 1e-9,
                _ => 1e-6,
            });
        return match.Groups["sign"].Value == "-" ? -seconds : seconds;
    }

    private bool IsDuration(string text) => SecondsOf(text) is { } seconds && !(seconds < MinSeconds);

    private static bool IsTimestamp(string text) =>
        Timestamp().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A(0[0-9]|1[0-9]|2[0-3]):00\z")]
    private static partial Regex FullHour();

    [GeneratedRegex(@"\A([01]?[0-9]|2[0-3]):[0-5][0-9]\z")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\A(?<sign>[-+]?)((?<number>[0-9]+\.?[0-9]*|\.[0-9]+)(?<unit>ns|us|µs|μs|ms|s|m|h))+\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)\z")]
    private static partial Regex Timestamp();
}
