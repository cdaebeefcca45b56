namespace Ironwood.Operations.Verification;

/// <summary>One observation of a check.</summary>
/// <param name="Subject">What was observed, such as <c>tier large</c> or <c>slice-large-3 in us-central1-c</c>.</param>
/// <param name="Expected">What the stack's outputs promise.</param>
/// <param name="Seen">What was found.</param>
/// <param name="Holds">Whether the finding is as expected.</param>
public sealed record Evidence(string Subject, string Expected, string Seen, bool Holds);
