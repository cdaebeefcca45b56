namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// A command for a person to copy into a shell. Its values come from the stack's outputs, which may hold anything:
/// every value is one word of the shell, whatever it holds.
/// </summary>
internal static class ShellLine
{
    /// <summary>The line, with each interpolated value quoted if it needs it.</summary>
    public static string Of(FormattableString line) => string.Format(
        CultureInfo.InvariantCulture,
        line.Format,
        [
            .. line.GetArguments().Select(value =>
                ShellWord.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")),
        ]);
}
