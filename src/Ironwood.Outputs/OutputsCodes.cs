namespace Ironwood.Outputs;

/// <summary>Stable codes of problems with another stack's outputs. <c>docs/diagnostics.md</c> explains each.</summary>
public static class OutputsCodes
{
    /// <summary>The stack's name is not <c>organization/project/stack</c>.</summary>
    public const string StackName = "IW7401";

    /// <summary>
    /// The stack could not be read: it does not exist, this user may not read it, or the deployment ended first.
    /// </summary>
    public const string UnreadableStack = "IW7402";

    /// <summary>The stack has no outputs: it was never deployed, or was destroyed.</summary>
    public const string NoOutputs = "IW7403";

    /// <summary>The stack has outputs but no contract: it belongs to another project.</summary>
    public const string NoContract = "IW7404";

    /// <summary>The text is not a JSON object.</summary>
    public const string NotJson = "IW7405";

    /// <summary>The contract is a secret that was printed masked.</summary>
    public const string Masked = "IW7406";

    /// <summary>The contract has no version of the form <c>major.minor</c>.</summary>
    public const string NoVersion = "IW7407";

    /// <summary>The contract has an older major version than these types.</summary>
    public const string OlderVersion = "IW7408";

    /// <summary>The contract has a newer major version than these types.</summary>
    public const string NewerVersion = "IW7409";

    /// <summary>A required value of this version is missing.</summary>
    public const string MissingValue = "IW7410";

    /// <summary>A value does not have the contract's type.</summary>
    public const string WrongType = "IW7411";

    /// <summary>The platform has no tier with that name.</summary>
    public const string UnknownTier = "IW7412";

    /// <summary>The platform has no response cache.</summary>
    public const string NoCache = "IW7413";
}
