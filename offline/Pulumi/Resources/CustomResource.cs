namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers the resource. Without options the real package's constructors are ambiguous.</summary>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    /// <summary>The provider's identifier; not known before the resource exists.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
