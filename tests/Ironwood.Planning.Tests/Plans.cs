using Ironwood.Planning.Plan;
using Ironwood.Planning.Validation;

namespace Ironwood.Planning.Tests;

/// <summary>Plans of the stacks that tests look at, and of settings that a test has made.</summary>
internal static class Plans
{
    private static readonly SettingKeys Keys = new("ironwood");

    /// <summary>The plan of a stack with some settings changed, each as <c>key=value</c>.</summary>
    public static StackPlan Of(string stack, params string[] overrides)
    {
        var read = Read(stack, overrides);
        Assert.True(read.Plan is not null, string.Join('\n', read.Problems));
        return read.Plan;
    }

    /// <summary>The settings of a stack with some changed.</summary>
    public static StackSettings Settings(string stack, params string[] overrides) => Of(stack, overrides).Settings;

    /// <summary>Plan, problems and warnings of a stack with some settings changed.</summary>
    public static SettingsResult Read(string stack, params string[] overrides)
    {
        var files = StackFileReader.Read(FixtureStacks.Folder, stack, overrides);
        Assert.True(files.Configuration is not null, string.Join('\n', files.Problems));
        return SettingsReader.Read(files.Configuration);
    }

    /// <summary>The plan of settings without problems.</summary>
    public static StackPlan Of(StackSettings settings)
    {
        var problems = new List<Problem>();
        var plan = StackPlan.Of(settings, Keys, problems);
        Assert.Empty(problems);
        return plan;
    }

    public static IReadOnlyList<Problem> ProblemsOf(StackSettings settings)
    {
        var problems = new List<Problem>();
        return StackValidation.Validate(StackPlan.Of(settings, Keys, problems), problems);
    }
}
