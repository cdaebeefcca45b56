namespace Ironwood.Analysis.Rules;

/// <summary>A rule broken in one place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Resource">The resource to change.</param>
/// <param name="Property">Path of the input that is wrong or missing; empty when it is the resource as a whole.</param>
/// <param name="Message">What is wrong, with names and values.</param>
/// <param name="Fix">What to do.</param>
public sealed record Finding(Rule Rule, ResourceNode Resource, string Property, string Message, string Fix);
