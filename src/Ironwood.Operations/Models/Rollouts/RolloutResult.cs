using Ironwood.Problems;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>How a rollout ended.</summary>
public enum RolloutEnd
{
    /// <summary>Every step was taken and kept its limits.</summary>
    Done,

    /// <summary>A step passed a limit or could not be judged; the split is as it was before that step.</summary>
    RolledBack,

    /// <summary>A step could not be written; the split is as it was before that step.</summary>
    NotWritten,

    /// <summary>Somebody else changed the split; it is as they made it.</summary>
    ChangedByAnother,

    /// <summary>It was interrupted; the split is the last step's.</summary>
    Interrupted,

    /// <summary>A step was to be undone and could not be; the split is that step's, or not known.</summary>
    Stuck,
}

/// <summary>How a rollout ended, and what holds now.</summary>
/// <param name="End">How.</param>
/// <param name="Split">The split that the endpoint has; null when it could not be asked.</param>
/// <param name="Before">The split before the step that the rollout ended in; after the last step, before that
/// one.</param>
/// <param name="StepsTaken">Steps that were taken and kept their limits.</param>
/// <param name="Reason">Why it ended, as a part of a sentence.</param>
/// <param name="Problem">What Google answered; null where it answered well.</param>
public sealed record RolloutResult(
    RolloutEnd End, TrafficSplit? Split, TrafficSplit Before, int StepsTaken, string Reason, Problem? Problem = null);

/// <summary>What a rollout does.</summary>
public enum RolloutMoment
{
    /// <summary>A step's split holds from now on.</summary>
    Written,

    /// <summary>A step was looked at.</summary>
    Judged,

    /// <summary>A step is being undone.</summary>
    RollingBack,
}

/// <summary>Something that a rollout did.</summary>
/// <param name="Moment">What.</param>
/// <param name="Step">The step.</param>
/// <param name="Note">What there is to say about it.</param>
public sealed record RolloutProgress(RolloutMoment Moment, RolloutStep Step, string Note);
