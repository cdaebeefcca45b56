namespace Ironwood.Preview.Capture;

/// <summary>
/// What a person needs of a failed run. The SDK reports a failure as one text that holds the exception's own text,
/// stack trace included.
/// </summary>
internal static class FailureText
{
    private const string Marker = "Exception: ";

    public static string Of(Exception error)
    {
        var causes = error is AggregateException many ? many.Flatten().InnerExceptions.AsEnumerable() : [error];
        return string.Join('\n', causes.Select(cause => Shorten(cause.Message)).Distinct(StringComparer.Ordinal));
    }

    private static string Shorten(string text)
    {
        var lines = text.Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Where(line => !line.TrimStart().StartsWith("at ", StringComparison.Ordinal)
                && !line.TrimStart().StartsWith("--- End of", StringComparison.Ordinal))
            .ToList();
        // "Running program '…' failed with an unhandled exception:" is true of every failure and helps nobody.
        var first = lines.FindIndex(line => line.Contains(Marker, StringComparison.Ordinal));
        if (first >= 0)
        {
            lines = lines[first..];
            lines[0] = lines[0][(lines[0].IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..];
        }
        return string.Join('\n', lines).Trim();
    }
}
