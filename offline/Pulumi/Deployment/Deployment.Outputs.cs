using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task RegisterOutputsAsync(ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await component.Urn.ValueOrAsync("").ConfigureAwait(false);
        var properties = await outputs.ValueOrAsync(ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var bag = await PropertyBag.OfArgsAsync("monitor.registerResourceOutputs(...)", properties).ConfigureAwait(false);
        await _engine.RegisterOutputsAsync(urn, bag).ConfigureAwait(false);
    }
}
