namespace Ironwood.Cli.Writing;

/// <summary>Arguments of commands that a person copies into a shell.</summary>
internal static class ShellWord
{
    private const string Plain = "-_./:=@,+%";

    /// <summary>The argument, in single quotes where a shell would read it otherwise.</summary>
    public static string Of(string argument) =>
        argument.Length > 0 && argument.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter))
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
