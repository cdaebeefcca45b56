using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task RegisterOutputsAsync(ComponentResource component, IDictionary<string, object?> outputs)
    {
        var urn = await component.Urn.ValueOrAsync("").ConfigureAwait(false);
        var label = $"outputs:{component.GetResourceName()}";
        var bag = await PropertyBag.OfArgsAsync(label, outputs).ConfigureAwait(false);
        await _engine.RegisterOutputsAsync(urn, bag).ConfigureAwait(false);
    }
}
