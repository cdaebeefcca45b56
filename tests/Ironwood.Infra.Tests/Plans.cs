using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Ironwood.Planning.Validation;
using Ironwood.Problems;

namespace Ironwood.Infra.Tests;

/// <summary>Plans of settings that a test has made.</summary>
internal static class Plans
{
    private static readonly SettingKeys Keys = new("ironwood");

    /// <summary>The plan of settings without problems.</summary>
    public static StackPlan Of(StackSettings settings)
    {
        var problems = new List<Problem>();
        var plan = StackPlan.Of(settings, Keys, problems);
        Assert.Empty(problems);
        return plan;
    }

    /// <summary>Every problem of settings.</summary>
    public static IReadOnlyList<Problem> ProblemsOf(StackSettings settings)
    {
        var problems = new List<Problem>();
        return StackValidation.Validate(StackPlan.Of(settings, Keys, problems), problems);
    }
}
