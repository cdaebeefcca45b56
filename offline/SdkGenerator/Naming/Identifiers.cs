using System.Collections.Frozen;

namespace Ironwood.SdkGenerator.Naming;

/// <summary>From the schema's spelling to C#'s.</summary>
internal static class Identifiers
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(
        """
        abstract as base bool break byte case catch char checked class const continue decimal default delegate do double
        else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal
        is lock long namespace new null object operator out override params private protected public readonly ref return
        sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked
        unsafe ushort using virtual void volatile while
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>The first letter raised, the rest as it is: <c>iAMMember</c> → <c>IAMMember</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The name as a parameter: itself, marked when it is a keyword.</summary>
    public static string Parameter(string name) => Keywords.Contains(name) ? "@" + name : name;

    public static bool IsValid(string name) =>
        name.Length > 0
            && (char.IsAsciiLetter(name[0]) || name[0] == '_')
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
