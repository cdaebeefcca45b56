namespace Ironwood.Demo.Faults;

/// <summary>Kinds of faults of a call.</summary>
public enum FaultKind
{
    /// <summary>The answer is an error status.</summary>
    Status,

    /// <summary>The connection breaks.</summary>
    Drop,

    /// <summary>There is no answer.</summary>
    Silence,

    /// <summary>The call succeeds, but the operation that it starts fails half-way.</summary>
    Operation,

    /// <summary>The call succeeds, but its answer is changed.</summary>
    Altered,

    /// <summary>The answer does not come from the service but from a proxy or a sign-in page.</summary>
    Page,
}
