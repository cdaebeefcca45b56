namespace Ironwood.Planning.Plan;

/// <summary>
/// The form of a tier's name. It is part of logical resource names. The longest of them adds 38 characters (a group's
/// kind and the longest zone), and a logical name has at most 55: Pulumi appends eight, and Google takes 63.
/// </summary>
public static partial class TierNames
{
    /// <summary>The form in words.</summary>
    public const string Description =
        "1 to 16 lower-case letters, digits and dashes, beginning with a letter, not ending with a dash";

    /// <summary>Matches valid names.</summary>
    public static Regex Rule => Form();

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]{0,14}[a-z0-9])?\z")]
    private static partial Regex Form();
}
