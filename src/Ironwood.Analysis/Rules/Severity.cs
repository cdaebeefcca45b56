namespace Ironwood.Analysis.Rules;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing breaks.</summary>
    Note,

    /// <summary>Works, but not as well or as safely as it should.</summary>
    Warning,

    /// <summary>Google Cloud would refuse it, or it could not work.</summary>
    Error,
}
