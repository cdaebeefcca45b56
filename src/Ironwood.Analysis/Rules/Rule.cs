namespace Ironwood.Analysis.Rules;

/// <summary>One thing that can be wrong with a graph, as <c>docs/rules.md</c> lists it.</summary>
/// <param name="Id">Stable id, family first: <c>wiring/empty-backend</c>. Waivers name it.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Summary">What is wrong, in one sentence without names.</param>
/// <param name="Reason">What happens if it is ignored.</param>
/// <param name="Source">Address of the page that documents it; null where it follows from the graph alone.</param>
/// <param name="Example">
/// Example of a finding's message, for <c>docs/rules.md</c>; null for rules with many messages.
/// </param>
public sealed record Rule(
    string Id, Severity Severity, string Summary, string Reason, string? Source = null, string? Example = null)
{
    /// <summary>The part of the id before the slash.</summary>
    public string Family => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Anchor of its section in <c>docs/rules.md</c>.</summary>
    public string Anchor => Id.Replace('/', '-');
}
