namespace Ironwood.Operations.Verification;

/// <summary>One thing that a check looked at.</summary>
/// <param name="Subject">What, as <c>tier large</c> or <c>slice-large-3 in us-central1-c</c>.</param>
/// <param name="Expected">What the stack promises.</param>
/// <param name="Seen">What there is.</param>
/// <param name="Holds">Whether the one is the other.</param>
public sealed record Evidence(string Subject, string Expected, string Seen, bool Holds);
