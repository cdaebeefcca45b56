namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Refuses: a deployment needs the real package.</summary>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseAsync();

    /// <summary>Refuses: a deployment needs the real package.</summary>
    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => RefuseAsync();

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(
            "This program was built with the offline stand-in for Pulumi, which builds, tests and previews only. "
            + "To deploy, build it with the real packages: IronwoodPackages=registry.").ConfigureAwait(false);
        Environment.ExitCode = 1;
        return 1;
    }
}
