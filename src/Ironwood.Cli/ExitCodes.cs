namespace Ironwood.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Done, and the answer is bad: a check failed, a rule is broken, a step was undone.</summary>
    public const int Failure = 1;

    /// <summary>Not done: the input was refused, or the result could not be written.</summary>
    public const int Refused = 2;

    /// <summary>Not done: Google Cloud did not answer, and nothing that it did answer is wrong.</summary>
    public const int NotAsked = 3;

    /// <summary>Interrupted while something was under way. Nothing more was changed; the output says how to
    /// continue.</summary>
    public const int Interrupted = 130;

    /// <summary>Not done: the sources are newer than this build. The launcher on Windows builds and starts it
    /// again.</summary>
    public const int Stale = 200;
}
