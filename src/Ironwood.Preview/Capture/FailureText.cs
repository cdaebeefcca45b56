using System.Text.RegularExpressions;

namespace Ironwood.Preview.Capture;

/// <summary>
/// What a person needs of a failed run. The SDK reports a failure as one text that holds the exception's own text,
/// stack trace included.
/// </summary>
internal static partial class FailureText
{
    public static string Of(Exception error)
    {
        var causes = error is AggregateException many ? many.Flatten().InnerExceptions.AsEnumerable() : [error];
        return string.Join('\n', causes.Select(cause => Shorten(cause.Message)).Distinct(StringComparer.Ordinal));
    }

    private static string Shorten(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        // That the program failed is true of every failure; the exception's type says no more to whoever runs it.
        if (Preamble().IsMatch(lines[0]) && lines.Count > 1)
        {
            lines.RemoveAt(0);
            lines[0] = TypeName().Replace(lines[0], "");
        }
        return string.Join('\n', lines.Where(line => !StackFrame().IsMatch(line))).Trim();
    }

    [GeneratedRegex(@"\ARunning program '.*' failed with an unhandled exception:\z")]
    private static partial Regex Preamble();

    [GeneratedRegex(@"\A[\w.+`]+: ")]
    private static partial Regex TypeName();

    // As .NET indents them; a line of the message may well begin with "at".
    [GeneratedRegex(@"\A   (at |--- End of )")]
    private static partial Regex StackFrame();
}
