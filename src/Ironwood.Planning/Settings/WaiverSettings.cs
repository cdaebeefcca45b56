namespace Ironwood.Planning.Settings;

/// <summary>Leave to break a rule of <c>docs/rules.md</c> for a while. Its key says what it is about.</summary>
public sealed record WaiverSettings
{
    /// <summary>Id of the rule, for example <c>security/plain-http</c>. Required.</summary>
    public required string Rule { get; init; }

    /// <summary>Name of the one resource that it is for. Default: every resource that breaks the rule.</summary>
    public string? Resource { get; init; }

    /// <summary>Who answers for it. Required.</summary>
    public required string Owner { get; init; }

    /// <summary>Why the rule may be broken. Required.</summary>
    public required string Reason { get; init; }

    /// <summary>Last day on which it holds, as <c>"2027-03-31"</c>. Required.</summary>
    public required DateOnly Expires { get; init; }
}
