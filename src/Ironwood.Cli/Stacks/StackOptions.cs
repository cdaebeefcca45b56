using System.CommandLine;

namespace Ironwood.Cli.Stacks;

/// <summary>Options of every verb that reads a stack.</summary>
internal static class StackOptions
{
    public static Option<string> Stack() => new("--stack", "-s")
    {
        Description = "The stack: the <stack> of a Pulumi.<stack>.yaml",
        HelpName = "dev|prod",
        DefaultValueFactory = _ => "dev",
    };

    public static Option<string[]> Config() => new("--config", "-c")
    {
        Description = "Set a value for this run, as in ironwood:tiers.small.chips=512; may be repeated",
        HelpName = "key=value",
    };
}
