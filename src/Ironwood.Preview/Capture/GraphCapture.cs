using Pulumi;
using Pulumi.Testing;

namespace Ironwood.Preview.Capture;

/// <summary>
/// Runs a Pulumi program on a mocked cloud and returns the resources that it declares. It needs no network, account or
/// Pulumi CLI. Several captures may run at the same time in one process.
/// </summary>
public static class GraphCapture
{
    /// <summary>Captures one run of a stack.</summary>
    /// <param name="project">Project name, part of every URN.</param>
    /// <param name="stack">Stack name, part of every URN.</param>
    /// <param name="create">
    /// Creates the stack and passes the observer on as its last <see cref="StackOptions.ResourceTransformations"/>.
    /// </param>
    /// <exception cref="CaptureException">The program failed; the message gives the reason, without a stack
    /// trace.</exception>
    public static async Task<ResourceGraph> RunAsync<TStack>(
        string project, string stack, Func<ResourceTransformation, TStack> create)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(create);
        var recorder = new Recorder();
        using var exitCode = new ExitCodeGuard();
        try
        {
            await Deployment.TestWithServiceProviderAsync<TStack>(
                new MockedCloud(recorder),
                new StackFactory<TStack>(() => create(recorder.Observe)),
                new TestOptions { ProjectName = project, StackName = stack, IsPreview = true }).ConfigureAwait(false);
        }
        catch (Exception error) when (error is RunException or AggregateException or InvalidOperationException)
        {
            exitCode.Restore();
            throw new CaptureException(FailureText.Of(error), error);
        }
        return await recorder.ToGraphAsync(project, stack).ConfigureAwait(false);
    }

    // The only way to pass a stack with arguments to the SDK's test entry.
    private sealed class StackFactory<TStack>(Func<TStack> create) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TStack) ? create() : null;
    }
}
