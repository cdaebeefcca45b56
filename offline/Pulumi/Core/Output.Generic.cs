using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// A value that arrives later, and knows whether it is known, whether it is secret and which resources it came from.
/// </summary>
public sealed class Output<T> : IOutput
{
    /// <param name="resolution">The value to come.</param>
    /// <param name="watched">False where a failure is reported by someone else already.</param>
    internal Output(Task<Resolved<T>> resolution, bool watched = true)
    {
        Resolution = resolution;
        if (watched)
        {
            Deployment.Running?.Work.Watch(resolution);
        }
    }

    internal Output(Resolved<T> resolved) : this(Task.FromResult(resolved), watched: false)
    {
    }

    internal Task<Resolved<T>> Resolution { get; }

    /// <summary>An output of the task's result.</summary>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(Resolved.FromAsync(value, isSecret: false));
    }

    // All forms of Apply and CreateSecret of the real package are here, used or not: without one of them the same call
    // would compile, and mean an output of a task or of an output.

    /// <summary>Runs an asynchronous action on the value, once it is known.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) =>
        Apply(async value =>
        {
            await func(value).ConfigureAwait(false);
            return ValueTuple.Create();
        });

    /// <summary>Transforms the value, once it is known.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => new(TransformAsync(func));

    /// <summary>Transforms the value asynchronously, once it is known.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => new(TransformAsync(func));

    /// <summary>Transforms the value into another input, whose secrecy and dependencies are added.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) =>
        new(ChainAsync(value => func(value)?.AsOutput()));

    /// <summary>Transforms the value into another output, whose secrecy and dependencies are added.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(ChainAsync(func));

    /// <summary>Not the value: an output has none yet. Use <c>Apply</c> or <c>Output.Format</c>.</summary>
    public override string ToString()
    {
        const string Message =
            "Calling [ToString] on an [Output<T>] is not supported: the value is not there yet. "
            + "Use o.Apply(v => $\"{v}\") or Output.Format($\"{o}\").";

        Log.Warn(Message);
        return Message;
    }

    async ValueTask<Resolved<object?>> IOutput.ResolveAsync()
    {
        var resolved = await Resolution.ConfigureAwait(false);
        return new(resolved.Value, resolved.IsKnown, resolved.IsSecret, resolved.Dependencies);
    }

    internal async Task<T> ValueOrAsync(T whenUnknown)
    {
        var resolved = await Resolution.ConfigureAwait(false);
        return resolved.IsKnown ? resolved.Value : whenUnknown;
    }

    internal Output<T> WithSecrecy(Task<bool> isSecret)
    {
        return new Output<T>(ChangeAsync());

        async Task<Resolved<T>> ChangeAsync()
        {
            var resolved = await Resolution.ConfigureAwait(false);
            return resolved with { IsSecret = await isSecret.ConfigureAwait(false) };
        }
    }

    private async Task<Resolved<TResult>> TransformAsync<TResult>(Func<T, TResult> func)
    {
        var resolved = await Resolution.ConfigureAwait(false);
        return resolved.IsKnown ? resolved.To(func(resolved.Value)) : resolved.To<TResult>(default!);
    }

    private async Task<Resolved<TResult>> TransformAsync<TResult>(Func<T, Task<TResult>> func)
    {
        var resolved = await Resolution.ConfigureAwait(false);
        return resolved.IsKnown
            ? resolved.To(await func(resolved.Value).ConfigureAwait(false))
            : resolved.To<TResult>(default!);
    }

    private async Task<Resolved<TResult>> ChainAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var outer = await Resolution.ConfigureAwait(false);
        if (!outer.IsKnown || func(outer.Value) is not { } next)
        {
            return outer.To<TResult>(default!);
        }
        var inner = await next.Resolution.ConfigureAwait(false);
        return new(
            inner.Value,
            inner.IsKnown,
            outer.IsSecret || inner.IsSecret,
            outer.Dependencies.Union(inner.Dependencies));
    }
}
