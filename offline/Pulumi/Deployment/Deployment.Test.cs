using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>What the process exits with when the user has been told why; the engine then adds nothing.</summary>
    private const int ExitCodeOfToldFailure = 32;

    /// <summary>Runs a stack, which the provider creates, against mocks; returns its resources and itself.</summary>
    /// <exception cref="RunException">The program failed; the message is all that is left of the cause.</exception>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack =>
        TestAsync(mocks, options, () =>
        {
            ArgumentNullException.ThrowIfNull(serviceProvider);
            return serviceProvider.GetService(typeof(TStack)) as TStack
                ?? throw new InvalidOperationException(
                    $"The service provider has no {typeof(TStack)}; register it first.");
        });

    /// <summary>Runs a function that creates resources; returns them.</summary>
    public static Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        TestAsync(testMocks, testOptions, () => createResources().GetAwaiter().GetResult());

    /// <summary>Runs a function that creates resources; returns them.</summary>
    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var resources = await TestAsync(testMocks, testOptions, () => new FunctionStack(createResources))
            .ConfigureAwait(false);
        return resources.RemoveAll(resource => resource is FunctionStack);
    }

    // Asynchronous even where nothing is awaited: the current deployment must not leak into the caller.
    private static async Task<ImmutableArray<Resource>> TestAsync<TStack>(
        IMocks mocks, TestOptions? options, Func<TStack> create)
        where TStack : Stack
    {
        if (Current.Value is not null)
        {
            throw new InvalidOperationException("A deployment runs already; it cannot contain another.");
        }
        var deployment = new Deployment(mocks, options);
        Current.Value = deployment;
        deployment.Tell(await deployment.RunToEndAsync(create).ConfigureAwait(false));
        return deployment._errors switch
        {
            [] => deployment._engine.Resources(),
            [var only] => throw new RunException(only),
            var several => throw new AggregateException(several.Select(error => new RunException(error))),
        };
    }

    private async Task<IReadOnlyList<Exception>> RunToEndAsync<TStack>(Func<TStack> create) where TStack : Stack
    {
        try
        {
            create().RegisterPropertyOutputs();
        }
        catch (Exception failure)
        {
            return [failure];
        }
        return await Work.WhenOverAsync().ConfigureAwait(false);
    }

    private void Tell(IReadOnlyList<Exception> failures)
    {
        foreach (var failure in failures)
        {
            AddError(failure switch
            {
                RunException => failure.Message,
                _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' "
                    + $"failed with an unhandled exception:\n{failure}",
            });
        }
        if (failures.Count > 0)
        {
            Environment.ExitCode = ExitCodeOfToldFailure;
        }
    }

    /// <summary>The stack of a program that is a function.</summary>
    private sealed class FunctionStack : Stack
    {
        // In the body: the stack must be there before the function runs.
        public FunctionStack(Action createResources) => createResources();
    }
}
