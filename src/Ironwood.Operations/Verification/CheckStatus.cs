namespace Ironwood.Operations.Verification;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>Every observation is as expected.</summary>
    Pass,

    /// <summary>An observation is not as expected.</summary>
    Fail,

    /// <summary>The stack has no such part, or it cannot be checked from here.</summary>
    Skip,

    /// <summary>Google Cloud did not answer, so the state is unknown.</summary>
    NotAsked,
}
