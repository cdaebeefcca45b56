namespace Ironwood.Cli;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Done, but with a bad result: a check failed, a rule is broken, a step was undone.</summary>
    public const int Failure = 1;

    /// <summary>Not done: the input was refused, or the result could not be written.</summary>
    public const int Refused = 2;

    /// <summary>Not done: Google Cloud did not answer, and its other answers show no failure.</summary>
    public const int NotAsked = 3;

    /// <summary>Interrupted during the work. Nothing more was changed; the output says how to continue.</summary>
    public const int Interrupted = 130;

    /// <summary>Not done: the sources are newer than this build. The launcher on Windows builds and starts it
    /// again.</summary>
    public const int Stale = 200;
}
