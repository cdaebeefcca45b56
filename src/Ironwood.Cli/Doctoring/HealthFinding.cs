namespace Ironwood.Cli.Doctoring;

/// <summary>Whether a machine has what is needed.</summary>
internal enum Health
{
    /// <summary>It has it.</summary>
    Ok,

    /// <summary>Some verbs do not work, or not well.</summary>
    Warning,

    /// <summary>Not even a preview works.</summary>
    Missing,
}

/// <summary>One line of the examination.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Health">How it is.</param>
/// <param name="Said">What was found.</param>
/// <param name="NeededFor">The verbs and commands that need it.</param>
/// <param name="Fix">What to do; null when nothing is wrong.</param>
internal sealed record HealthFinding(
    string Subject, Health Health, string Said, string NeededFor, string? Fix = null);
