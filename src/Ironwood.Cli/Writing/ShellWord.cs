namespace Ironwood.Cli.Writing;

/// <summary>Arguments of commands that users copy into a shell.</summary>
internal static class ShellWord
{
    private const string Plain = "-_./:=@,+%";

    /// <summary>The argument, in single quotes if a shell would change it.</summary>
    public static string Of(string argument) =>
        argument.Length > 0 && argument.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter))
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
