namespace Ironwood.Planning.StackFiles;

/// <summary>
/// A plain date or time, which the Pulumi engine changes to another text. Only the two texts that a program receives
/// matter here.
/// </summary>
/// <param name="InStackFile">The text from a stack file, for example <c>2027-03-31 00:00:00 +0000 UTC</c>.</param>
/// <param name="InProjectFile">The text from a default in <c>Pulumi.yaml</c>, for example
/// <c>2027-03-31T00:00:00Z</c>.</param>
internal sealed partial record EngineTimestamp(string InStackFile, string InProjectFile)
{
    /// <summary>Maximum digits of a fraction of a second that are kept.</summary>
    private const int MostFraction = 9;

    /// <summary>The date or time of a plain scalar; null when it is neither.</summary>
    public static EngineTimestamp? Read(string text)
    {
        var match = Form().Match(text);
        int Part(string name) =>
            match.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        var (hour, minute, second) = (Part("hour"), Part("minute"), Part("second"));
        var (zoneHour, zoneMinute) = (Part("zoneHour"), Part("zoneMinute"));
        if (!match.Success || month is < 1 or > 12 || day < 1
            // The year 0, which .NET does not support, is a leap year like the year 2000.
            || day > DateTime.DaysInMonth(year == 0 ? 2000 : year, month)
            || hour > 23 || minute > 59 || second > 59 || zoneHour > 24 || zoneMinute > 60)
        {
            return null;
        }
        var fraction = match.Groups["fraction"].Value;
        fraction = fraction[..Math.Min(fraction.Length, MostFraction)].TrimEnd('0');
        var (date, time) = (
            $"{year:0000}-{month:00}-{day:00}",
            $"{hour:00}:{minute:00}:{second:00}{(fraction.Length > 0 ? "." + fraction : "")}");
        var offset = (zoneHour * 60) + zoneMinute;
        var sign = match.Groups["sign"].Value;
        var (hours, minutes) = ($"{sign}{offset / 60:00}", $"{offset % 60:00}");
        return offset == 0
            ? new($"{date} {time} +0000 UTC", $"{date}T{time}Z")
            : new($"{date} {time} {hours}{minutes} {hours}{minutes}", $"{date}T{time}{hours}:{minutes}");
    }

    // With T a zone follows the time, with a space no zone. All parts except the year may have one digit.
    [GeneratedRegex(
        """
        \A(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})
        (?:(?:[Tt]|(?<space>[ ]+))(?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(?:[.,](?<fraction>[0-9]+))?
        (?(space)|(?:Z|(?<sign>[-+])(?<zoneHour>[0-9]{2}):(?<zoneMinute>[0-9]{2}))))?\z
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}
