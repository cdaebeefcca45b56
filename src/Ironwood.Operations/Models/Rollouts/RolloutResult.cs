namespace Ironwood.Operations.Models.Rollouts;

/// <summary>How a rollout ended.</summary>
public enum RolloutEnd
{
    /// <summary>Every step was taken and kept its limits.</summary>
    Done,

    /// <summary>A step exceeded a limit or could not be judged. The split is as it was before that step.</summary>
    RolledBack,

    /// <summary>A step could not be written. The split is as it was before that step.</summary>
    NotWritten,

    /// <summary>Another person or program changed the split, and the rollout left it so.</summary>
    ChangedByAnother,

    /// <summary>The rollout was interrupted. The split is that of the last step.</summary>
    Interrupted,

    /// <summary>A step could not be undone. The split is that of the step, or unknown.</summary>
    Stuck,
}

/// <summary>How a rollout ended, and the split that now holds.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Split">The endpoint's split; null when it could not be read.</param>
/// <param name="Before">The split before the step in which the rollout ended, or before the last step.</param>
/// <param name="StepsTaken">How many steps were taken and kept their limits.</param>
/// <param name="Reason">Why it ended, as a part of a sentence.</param>
/// <param name="Problem">Google's error; null without one.</param>
public sealed record RolloutResult(
    RolloutEnd End, TrafficSplit? Split, TrafficSplit Before, int StepsTaken, string Reason, Problem? Problem = null);

/// <summary>What a rollout is doing.</summary>
public enum RolloutMoment
{
    /// <summary>The split of a step was written.</summary>
    Written,

    /// <summary>A step was judged by what Monitoring measured.</summary>
    Judged,

    /// <summary>A step is being undone.</summary>
    RollingBack,
}

/// <summary>One event of a rollout.</summary>
/// <param name="Moment">What happened.</param>
/// <param name="Step">The step.</param>
/// <param name="Note">Details for a person.</param>
public sealed record RolloutProgress(RolloutMoment Moment, RolloutStep Step, string Note);
