namespace Pulumi;

/// <summary>Another identity that a resource had.</summary>
public sealed class Alias
{
    /// <summary>The former type.</summary>
    public Input<string>? Type { get; set; }
}
