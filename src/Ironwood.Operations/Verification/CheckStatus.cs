namespace Ironwood.Operations.Verification;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>Everything that was looked at is as it should be.</summary>
    Pass,

    /// <summary>Something that was looked at is not.</summary>
    Fail,

    /// <summary>The stack has no such part, or nobody can look at it from here.</summary>
    Skip,

    /// <summary>Google Cloud did not answer the question: nothing is known.</summary>
    NotAsked,
}
