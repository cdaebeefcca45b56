using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Anything that is registered: a cloud resource, a component or a stack.</summary>
public class Resource
{
    private readonly string _type = "";
    private readonly string _name = "";
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers =
        ImmutableDictionary<string, ProviderResource>.Empty;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        }
        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        }
        _type = type;
        _name = name;
        var deployment = Deployment.Required;
        var slots = new OutputSlots(this);

        var parent = type == Stack.RootType ? null : options.Parent ?? deployment.Stack;
        _transformations = Transformations(options, parent);
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
            {
                continue;
            }
            if (result.Options.Parent != options.Parent)
            {
                throw new ArgumentException(
                    "Transformations cannot currently be used to change the 'parent' of a resource.");
            }
            (args, options) = (result.Args, result.Options);
        }
        options = options.Clone();
        _providers = options.ProvidersFor(type, custom);
        (options.Parent as ComponentResource)?.Adopt(this);
        deployment.Work.Watch(new Registration(deployment, this, args, options, slots).RunAsync());
    }

    /// <summary>The name by which the engine knows the resource.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    /// <summary>The type token.</summary>
    public string GetResourceType() => _type;

    /// <summary>The name within the program.</summary>
    public string GetResourceName() => _name;

    internal ImmutableDictionary<string, ProviderResource> Providers => _providers;

    /// <summary>The provider for a type, as children inherit it.</summary>
    internal ProviderResource? ProviderOf(string typeToken) =>
        typeToken.Split(':') is [var package, _, _] ? _providers.GetValueOrDefault(package) : null;

    /// <summary>The resource's own, then its parent's, which include the stack's.</summary>
    private static ImmutableArray<ResourceTransformation> Transformations(ResourceOptions options, Resource? parent)
    {
        var inherited = parent?._transformations ?? [];
        return options.ResourceTransformations.Count == 0
            ? inherited
            : [.. options.ResourceTransformations, .. inherited];
    }
}
