namespace Ironwood.Demo.Faults;

/// <summary>How a call goes wrong.</summary>
public enum FaultKind
{
    /// <summary>A status is answered.</summary>
    Status,

    /// <summary>The connection breaks.</summary>
    Drop,

    /// <summary>Nothing is answered.</summary>
    Silence,

    /// <summary>The call goes well; the operation that it starts fails half-way.</summary>
    Operation,

    /// <summary>The call goes well, and its answer is changed on the way back.</summary>
    Altered,

    /// <summary>Something else than the service answers: a proxy, or a sign-in page.</summary>
    Page,
}
