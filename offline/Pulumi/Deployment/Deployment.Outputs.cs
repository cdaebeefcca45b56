using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task RegisterOutputsAsync(ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await component.Urn.ValueOrAsync("").ConfigureAwait(false);
        var properties = await outputs.ValueOrAsync(ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var label = $"outputs:{component.GetResourceName()}";
        var bag = await PropertyBag.OfArgsAsync(label, properties).ConfigureAwait(false);
        await _engine.RegisterOutputsAsync(urn, bag).ConfigureAwait(false);
    }
}
