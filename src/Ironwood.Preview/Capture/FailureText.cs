namespace Ironwood.Preview.Capture;

/// <summary>
/// Extracts the message of a failed run for people. The SDK reports a failure as one text that contains the exception's
/// text with its stack trace.
/// </summary>
internal static partial class FailureText
{
    private const string Inner = " ---> ";

    public static string Of(Exception error)
    {
        var causes = error is AggregateException many ? many.Flatten().InnerExceptions.AsEnumerable() : [error];
        // With several failures, the one that is reported first, and whether it is wrapped in another one, differs from
        // run to run.
        return string.Join('\n', causes
            .Select(cause => Shorten(cause.Message))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal));
    }

    private static string Shorten(string text)
    {
        // The SDK begins a cause on the line of the last frame before it, .NET on a new line.
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .SelectMany(
                line => StackFrame().IsMatch(line)
                    ? line.Replace(Inner, $"\n{Inner}", StringComparison.Ordinal).Split('\n')
                    : [line])
            .ToList();
        // These words are in every failure, and the exception's type does not help the user.
        if (!Preamble().IsMatch(lines[0]) || lines.Count == 1)
        {
            return text.Trim();
        }
        var messages = string.Join('\n', lines.Skip(1).Where(line => !StackFrame().IsMatch(line)))
            .Split("\n" + Inner, StringSplitOptions.None)
            .Select(message => Wrapping().Replace(TypeName().Replace(message, ""), "").Trim());
        return messages.Aggregate((outer, inner) =>
            outer.Contains(inner, StringComparison.Ordinal) ? outer : $"{outer}\n{inner}");
    }

    [GeneratedRegex(@"\ARunning program '.*' failed with an unhandled exception:\z")]
    private static partial Regex Preamble();

    [GeneratedRegex(@"\A[\w.+`]+: ")]
    private static partial Regex TypeName();

    // The SDK's words for an input whose value failed.
    [GeneratedRegex("""\A(error serializing property "[^"]*": )+""")]
    private static partial Regex Wrapping();

    // The indent of .NET's frames; a line of the message may also begin with "at".
    [GeneratedRegex(@"\A   (at |--- End of )")]
    private static partial Regex StackFrame();
}
