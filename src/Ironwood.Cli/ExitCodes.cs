namespace Ironwood.Cli;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Done, and something that was asked about is not as it should be.</summary>
    public const int Failure = 1;

    /// <summary>Not done: the input was refused. Nothing but the problems was printed.</summary>
    public const int Refused = 2;

    /// <summary>Not done: Google Cloud could not be asked, and nothing that it did answer is wrong.</summary>
    public const int NotAsked = 3;

    /// <summary>Ended by an interrupt while something was under way; nothing more was changed, and how to go on was said.</summary>
    public const int Interrupted = 130;

    /// <summary>Not done: the sources are newer than this build. The launcher of Windows builds and starts again.</summary>
    public const int Stale = 200;
}
