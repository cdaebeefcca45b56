using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The way of one resource from its constructor to its outputs.</summary>
internal sealed class Registration(
    Deployment deployment, Resource resource, ResourceArgs args, ResourceOptions options, OutputSlots slots)
{
    public async Task RunAsync()
    {
        try
        {
            var (urn, id, state) = await RegisterAsync().ConfigureAwait(false);
            slots.Fill(urn, id, state);
        }
        catch (Exception failure)
        {
            slots.Fail(failure);
            throw;
        }
        slots.FillRest(areKnown: !deployment.IsDryRun);
    }

    private async Task<RegisteredResource> RegisterAsync()
    {
        var id = options.Id is null ? "" : await options.Id.AsOutput().ValueOrAsync("").ConfigureAwait(false);
        if (!string.IsNullOrEmpty(id) && resource is not CustomResource)
        {
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
        }
        if (options.DeletedWith is { } other)
        {
            await other.Urn.Resolution.ConfigureAwait(false);
        }
        await WaitForAsync(options.DependsOn).ConfigureAwait(false);
        var inputs = await ReadInputsAsync().ConfigureAwait(false);
        if (options.Parent is { } parent)
        {
            await parent.Urn.Resolution.ConfigureAwait(false);
        }
        var request = new RegistrationRequest(
            resource,
            inputs,
            options.Provider is not null && resource is CustomResource
                ? await options.Provider.ReferenceAsync().ConfigureAwait(false)
                : "");
        return string.IsNullOrEmpty(id)
            ? await deployment.Engine.RegisterAsync(request, (options as CustomResourceOptions)?.ImportId ?? "")
                .ConfigureAwait(false)
            : await deployment.Engine.ReadAsync(request, id).ConfigureAwait(false);
    }

    private async Task<ImmutableDictionary<string, object>> ReadInputsAsync()
    {
        var label = $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]";
        var properties = args.Read().Where(property => property.Key is not ("id" or "urn"));
        var bag = await PropertyBag.OfArgsAsync(label, properties).ConfigureAwait(false);
        return bag.ToMockInputs();
    }

    private async Task WaitForAsync(InputList<Resource> dependencies)
    {
        var listed = await dependencies.AsOutput().ValueOrAsync([]).ConfigureAwait(false);
        if (listed.IsDefaultOrEmpty)
        {
            return;
        }
        foreach (var dependency in Dependencies.Expand(listed))
        {
            // A resource may depend on the component that it is in.
            if (dependency != resource)
            {
                await dependency.Urn.Resolution.ConfigureAwait(false);
            }
        }
    }
}

/// <summary>What the engine is asked to register.</summary>
internal sealed record RegistrationRequest(
    Resource Resource, ImmutableDictionary<string, object> Inputs, string Provider);

/// <summary>What the engine answers.</summary>
internal sealed record RegisteredResource(string Urn, string Id, PropertyBag State);
