using System.Globalization;
using Ironwood.Analysis;
using Ironwood.Analysis.Rules;
using Ironwood.Graph;
using Ironwood.Planning.Settings;
using Ironwood.Planning.Validation;
using Ironwood.Problems;

namespace Ironwood.Cli.Stacks;

/// <summary>The waivers of a stack, or all that is wrong with them.</summary>
/// <param name="Waivers">Waivers that hold; those that have expired are left out.</param>
/// <param name="Problems">Waivers of rules or resources that do not exist, and waivers that have expired.</param>
internal sealed record WaiverList(IReadOnlyList<Waiver> Waivers, IReadOnlyList<Problem> Problems)
{
    /// <summary>A waiver is for a rule that does not exist.</summary>
    public const string UnknownRule = "IW7101";

    /// <summary>A waiver has expired.</summary>
    public const string Expired = "IW7104";

    /// <summary>A waiver is for a resource that the stack does not have.</summary>
    public const string UnknownResource = "IW7105";

    /// <summary>Reads the waivers of valid settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="configuration">What they were read from, for the places.</param>
    /// <param name="graph">The stack.</param>
    /// <param name="today">The day.</param>
    public static WaiverList Of(StackSettings settings, StackConfiguration configuration, ResourceGraph graph, DateOnly today)
    {
        var waivers = settings.Waivers.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (Path: ConfigPath.Append($"{configuration.Project}:waivers", entry.Key), Waiver: new Waiver(
                entry.Key, entry.Value.Rule, entry.Value.Resource, entry.Value.Owner, entry.Value.Reason, entry.Value.Expires)))
            .ToArray();
        var problems = waivers.SelectMany(entry => Check(entry.Path, entry.Waiver, graph, today))
            .Select(problem => problem with { Location = configuration.LocationOf(problem.Path) });
        return new([.. waivers.Select(entry => entry.Waiver).Where(waiver => waiver.HoldsOn(today))], [.. problems]);
    }

    private static IEnumerable<Problem> Check(string path, Waiver waiver, ResourceGraph graph, DateOnly today)
    {
        if (RuleBook.Find(waiver.Rule) is null)
        {
            var ids = RuleBook.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal).ToArray();
            yield return new(
                UnknownRule, $"{path}.rule", "is not a rule", waiver.Rule, "the ids in docs/rules.md",
                Spelling.Nearest(waiver.Rule, ids) is { } meant ? $"did you mean '{meant}'?" : "copy the id of the finding");
        }
        if (waiver.Resource is { } resource && !graph.Nodes.Any(node => node.Name == resource))
        {
            yield return new(
                UnknownResource, $"{path}.resource", "is not a resource of the stack", resource, "names as ./ironwood preview shows them",
                Spelling.Nearest(resource, graph.Nodes.Select(node => node.Name)) is { } meant
                    ? $"did you mean '{meant}'?" : "remove the waiver, or leave the resource out");
        }
        if (!waiver.HoldsOn(today))
        {
            yield return new(
                Expired, $"{path}.expires", "has passed", waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Fix: $"mend what was waived, or have {waiver.Owner} set a later day");
        }
    }
}
