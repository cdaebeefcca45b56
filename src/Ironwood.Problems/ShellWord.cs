namespace Ironwood.Problems;

/// <summary>Arguments of commands that users copy into a shell.</summary>
public static class ShellWord
{
    private const string Plain = "-_./:=@,+%";

    /// <summary>The argument, in single quotes if a shell would change it.</summary>
    public static string Of(string argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        return argument.Length > 0 && argument.All(IsPlain)
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    private static bool IsPlain(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal);
}
