using Ironwood.Planning.Plan;
using Ironwood.Planning.Validation;

namespace Ironwood.Planning;

/// <summary>
/// Turns a <see cref="StackConfiguration"/> into <see cref="StackSettings"/>. The records themselves are the
/// schema: a property's name is its key, its type is the type, <see cref="BetweenAttribute"/> its range, and what
/// the records do not have is unknown. Problems are collected, never thrown.
/// </summary>
public static class SettingsReader
{
    /// <summary>Reads, validates and returns settings, or every problem that stands in the way.</summary>
    public static SettingsResult Read(StackConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var problems = new List<Problem>();
        var binder = new SettingsBinder(problems, configuration);
        var bound = binder.BindStack();
        var found = new List<Problem>();
        var plan = StackPlan.Of(bound, new SettingKeys(configuration.Project), found);
        // Where both say the same of a setting, the records know more of it than its declaration.
        var told = problems.Select(problem => (problem.Code, problem.Path)).ToHashSet();
        problems.AddRange(configuration.Refused.Where(problem => !told.Contains((problem.Code, problem.Path))));
        // What could not be read stands at its default, so the rest can be judged in the same run; what would only
        // follow from the first fault is not said.
        var unread = problems.Where(problem => problem.Code != Diagnostics.UnknownKey).Select(problem => problem.Path)
            .Concat(binder.Misspelt).ToArray();
        problems.AddRange(StackValidation.Validate(plan, found)
            .Where(problem => !unread.Any(path => Consequences.Follows(problem, path))));
        return problems.Count > 0
            ? new(null, [.. problems.Select(problem => WithLocation(problem, configuration)).OrderBy(Place)])
            : new(plan, [])
            {
                Warnings =
                [.. StackWarnings.Of(plan).Select(warning => WithLocation(warning, configuration)).OrderBy(Place)],
            };
    }

    // File by file and in the order of each; what has no place in one comes last.
    private static (bool, string, int, int) Place(Problem problem) =>
        problem.Location is { } place ? (false, place.File, place.Line, place.Column) : (true, "", 0, 0);

    // Who finds a problem knows its path, not always its file.
    private static Problem WithLocation(Problem problem, StackConfiguration configuration) =>
        problem.Location is not null ? problem : problem with { Location = configuration.LocationOf(problem.Path) };
}
