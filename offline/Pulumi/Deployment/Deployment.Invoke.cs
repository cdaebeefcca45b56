using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task<T> InvokeAsync<T>(string token, InvokeArgs? args)
    {
        var bag = await ReadAsync(token, args).ConfigureAwait(false);
        return (await CallAsync<T>(token, bag).ConfigureAwait(false)).Value;
    }

    internal async Task<Resolved<T>> InvokeToOutputAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var bag = await ReadAsync(token, args).ConfigureAwait(false);
        if (!bag.IsKnown)
        {
            return Resolved.Unknown<T>(default!);
        }
        var explicitly = options is InvokeOutputOptions { DependsOn: var list }
            ? await list.AsOutput().ValueOrAsync([]).ConfigureAwait(false)
            : [];
        var implicitly = bag.Properties.SelectMany(property => property.Value.Dependencies).ToImmutableHashSet();
        foreach (var resource in Dependencies.Expand(implicitly.Union(explicitly)))
        {
            // A reference has no identifier to wait for.
            if (resource.Id is { } id && !(await id.Resolution.ConfigureAwait(false)).IsKnown)
            {
                return Resolved.Unknown<T>(default!);
            }
        }
        var result = await CallAsync<T>(token, bag).ConfigureAwait(false);
        return result with { Dependencies = implicitly.Union(explicitly) };
    }

    private static ValueTask<PropertyBag> ReadAsync(string token, InvokeArgs? args) =>
        PropertyBag.OfArgsAsync($"invoke:{token}", (args ?? InvokeArgs.Empty).Read());

    private async Task<Resolved<T>> CallAsync<T>(string token, PropertyBag args)
    {
        var results = await _engine.CallAsync(token, args).ConfigureAwait(false);
        var form = new PlainForm();
        foreach (var (_, property) in results.Properties)
        {
            form.Note(property);
        }
        var path = $"{token} result";
        var read = form.IsKnown ? StateReader.Of(typeof(T), path).Read(results.ToPlain(), path) : null;
        return form.Into(read is T value ? value : default!);
    }
}
