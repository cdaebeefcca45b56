using Ironwood.Analysis;
using Ironwood.Analysis.Rules;
using Ironwood.Planning.Settings;

namespace Ironwood.Cli.Stacks;

/// <summary>The waivers of a stack, and their problems.</summary>
/// <param name="Waivers">The waivers that have not expired.</param>
/// <param name="Problems">Waivers of rules or resources that do not exist, and waivers that have expired.</param>
internal sealed record WaiverList(IReadOnlyList<Waiver> Waivers, IReadOnlyList<Problem> Problems)
{
    /// <summary>A waiver is for a rule that does not exist.</summary>
    public const string UnknownRule = "IW7101";

    public const string Expired = "IW7104";

    /// <summary>A waiver is for a resource that the stack does not have.</summary>
    public const string UnknownResource = "IW7105";

    private const string DateForm = "yyyy-MM-dd";

    /// <summary>Reads the waivers of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="today">The day.</param>
    public static WaiverList Of(LoadedStack stack, DateOnly today)
    {
        var entries = stack.Plan.Waivers.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (
                Path: $"{stack.Configuration.Project}:waivers.{entry.Key}", Waiver: Read(entry.Key, entry.Value)))
            .ToArray();
        return new(
            [.. entries.Select(entry => entry.Waiver).Where(waiver => waiver.HoldsOn(today))],
            [
                .. entries
                    .SelectMany(entry => Check(entry.Path, entry.Waiver, stack, today))
                    .Select(problem => problem with { Location = stack.Configuration.LocationOf(problem.Path) }),
            ]);
    }

    private static Waiver Read(string name, WaiverSettings waiver) => new(
        name, waiver.Rule, waiver.Resource, waiver.Owner, waiver.Reason, waiver.Expires);

    private static IEnumerable<Problem> Check(string path, Waiver waiver, LoadedStack stack, DateOnly today)
    {
        if (RuleBook.Find(waiver.Rule) is null)
        {
            var ids = RuleBook.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal).ToArray();
            yield return new(
                UnknownRule, $"{path}.rule", "is not a rule", waiver.Rule, "the ids in docs/rules.md",
                Spelling.Nearest(waiver.Rule, ids) is { } meant
                    ? $"did you mean '{meant}'?"
                    : "copy the id of the finding");
        }
        if (waiver.Resource is { } resource && !stack.Graph.Nodes.Any(node => node.Name == resource))
        {
            yield return new(
                UnknownResource, $"{path}.resource", "is not a resource of the stack", resource,
                "names as ./ironwood preview shows them",
                Spelling.Nearest(resource, stack.Graph.Nodes.Select(node => node.Name)) is { } meant
                    ? $"did you mean '{meant}'?"
                    : "remove the waiver, or remove its resource property");
        }
        if (!waiver.HoldsOn(today))
        {
            yield return new(
                Expired, $"{path}.expires", "has passed",
                waiver.Expires.ToString(DateForm, CultureInfo.InvariantCulture),
                Fix: $"fix the finding, or ask {waiver.Owner} to set a later date");
        }
    }
}
