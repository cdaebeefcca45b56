namespace Pulumi;

/// <summary>A configured provider, for resources that do not use the default one.</summary>
public class ProviderResource : CustomResource
{
    /// <summary>The text in place of an identifier that is not yet known.</summary>
    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private Task<string>? _reference;

    /// <summary>Registers the provider of a package. Without options the real constructors are ambiguous.</summary>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options)
        : base($"pulumi:providers:{package}", name, args, options) =>
        Package = package;

    internal string Package { get; }

    /// <summary>URN and identifier, as the engine refers to a provider.</summary>
    internal Task<string> ReferenceAsync() => _reference ??= ReferAsync();

    private async Task<string> ReferAsync()
    {
        var urn = await Urn.ValueOrAsync("").ConfigureAwait(false);
        var id = await Id.ValueOrAsync("").ConfigureAwait(false);
        return $"{urn}::{(string.IsNullOrEmpty(id) ? UnknownId : id)}";
    }
}
