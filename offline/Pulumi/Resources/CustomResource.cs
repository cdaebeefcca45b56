namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers the resource.</summary>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    /// <summary>Registers the resource; there is no package request but null.</summary>
    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options)
    {
    }

    private protected CustomResource()
    {
    }

    /// <summary>The provider's identifier; not known before the resource exists.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
