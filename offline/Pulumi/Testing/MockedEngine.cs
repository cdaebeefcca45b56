using Pulumi.Serialization;

namespace Pulumi.Testing;

/// <summary>Passes what a program registers and calls to the mocks, and keeps the resources in order.</summary>
internal sealed class MockedEngine(IMocks mocks, string stack, string project)
{
    private readonly List<Resource> _resources = [];
    private readonly PropertyBag _noState = new();

    public ImmutableArray<Resource> Resources()
    {
        lock (_resources)
        {
            return [.. _resources];
        }
    }

    public async Task<RegisteredResource> RegisterAsync(RegistrationRequest request, string importId)
    {
        Add(request.Resource);
        if (request.Resource.GetResourceType() == Stack.RootType)
        {
            return new(UrnOf(request.Resource), "", _noState);
        }
        var (id, state) = await AskAsync(request, importId).ConfigureAwait(false);
        return new(UrnOf(request.Resource), id ?? importId, state);
    }

    public async Task<RegisteredResource> ReadAsync(RegistrationRequest request, string id)
    {
        var (_, state) = await AskAsync(request, id).ConfigureAwait(false);
        Add(request.Resource);
        return new(UrnOf(request.Resource), id, state);
    }

    public async Task<PropertyBag> CallAsync(string token, PropertyBag args)
    {
        var call = new MockCallArgs { Token = token, Args = args.ToMockInputs() };
        return await PropertyBag.OfStateAsync(await mocks.CallAsync(call).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public Task RegisterOutputsAsync(string urn, PropertyBag outputs) =>
        mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(
            urn,
            outputs.Properties.ToImmutableDictionary(
                output => output.Key,
                output => new Output<object?>(output.Value with { Dependencies = [] }))));

    private async Task<(string? Id, PropertyBag State)> AskAsync(RegistrationRequest request, string id)
    {
        var (newId, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = request.Resource.GetResourceType(),
            Name = request.Resource.GetResourceName(),
            Inputs = request.Inputs,
            Provider = request.Provider,
            Id = id,
        }).ConfigureAwait(false);
        return (newId, await PropertyBag.OfStateAsync(state).ConfigureAwait(false));
    }

    private void Add(Resource resource)
    {
        lock (_resources)
        {
            _resources.Add(resource);
        }
    }

    /// <summary>Of a chain of parents only the root's type stays, as in the real package's mocks.</summary>
    private string UrnOf(Resource resource)
    {
        var type = resource.GetResourceType();
        var qualified = type == Stack.RootType ? type : $"{Stack.RootType}${type}";
        return $"urn:pulumi:{stack}::{project}::{qualified}::{resource.GetResourceName()}";
    }
}
