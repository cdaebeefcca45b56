using Moq;
using Pulumi.Utilities;

namespace Pulumi.Conformance.Tests.Support;

/// <summary>Short forms of running programs and looking into outputs.</summary>
internal static class Runs
{
    public static Task<T> PreviewAsync<T>(Func<T> program, IMocks? mocks = null) =>
        RunAsync(program, mocks ?? new RecordingMocks(), isPreview: true);

    public static Task<T> UpdateAsync<T>(Func<T> program, IMocks? mocks = null) =>
        RunAsync(program, mocks ?? new RecordingMocks(), isPreview: false);

    /// <summary>Runs a stack; returns its resources and itself.</summary>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(
        Func<TStack> create, IMocks mocks, TestOptions? options = null)
        where TStack : Stack
    {
        var services = new Mock<IServiceProvider>();
        services.Setup(provider => provider.GetService(typeof(TStack))).Returns(create);
        return Deployment.TestWithServiceProviderAsync<TStack>(mocks, services.Object, options);
    }

    /// <summary>The inputs that mocks see of one resource.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> InputsOfAsync(ThingArgs args)
    {
        var mocks = new RecordingMocks();
        await PreviewAsync(() => new Thing("thing", args), mocks);
        return mocks["thing"].Inputs;
    }

    /// <summary>
    /// What a program fails with. Where one cause fails several things, the real package tells one or more of them,
    /// depending on timing, so only the text counts.
    /// </summary>
    public static async Task<string> FailureOfAsync(Action program, IMocks? mocks = null)
    {
        try
        {
            await Deployment.TestAsync(mocks ?? new RecordingMocks(), new TestOptions(), program);
        }
        catch (Exception failure)
        {
            Assert.All(AllOf(failure), each => Assert.IsType<RunException>(each));
            return string.Join("\n", AllOf(failure).Select(each => each.Message));
        }
        finally
        {
            Environment.ExitCode = 0;
        }
        Assert.Fail("The program did not fail.");
        return "";
    }

    public static Task<T> ValueAsync<T>(this Output<T> output) => OutputUtilities.GetValueAsync(output);

    public static async Task<bool> IsKnownAsync<T>(this Output<T> output)
    {
        var isKnown = false;
        await output.Apply(_ => isKnown = true).ValueAsync();
        return isKnown;
    }

    public static Task<bool> IsSecretAsync<T>(this Output<T> output) => Output.IsSecretAsync(output);

    public static async Task<IEnumerable<string>> DependenciesAsync<T>(this Output<T> output) =>
        (await OutputUtilities.GetDependenciesAsync(output))
            .Select(resource => resource.GetResourceName())
            .Order(StringComparer.Ordinal);

    public static async Task<IEnumerable<T>> ItemsAsync<T>(this Output<ImmutableArray<T>> output) =>
        await output.ValueAsync();

    public static void Says(this string text, string expected) =>
        Assert.Contains(expected, text, StringComparison.Ordinal);

    /// <summary>An output that a preview does not know, because no state has it.</summary>
    public static Output<string> Unknown() => new Thing("unknown").SelfLink;

    private static IEnumerable<Exception> AllOf(Exception failure) =>
        failure is AggregateException several ? several.InnerExceptions : [failure];

    private static async Task<T> RunAsync<T>(Func<T> program, IMocks mocks, bool isPreview)
    {
        var result = default(T)!;
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = isPreview }, () => { result = program(); });
        return result;
    }
}
