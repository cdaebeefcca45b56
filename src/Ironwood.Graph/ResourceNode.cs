namespace Ironwood.Graph;

/// <summary>Type token and logical name: unique in a program, and used in references.</summary>
/// <param name="Type">Type token, for example <c>gcp:compute/network:Network</c>.</param>
/// <param name="Name">Logical name, for example <c>inference-network</c>.</param>
public sealed record ResourceId(string Type, string Name);

/// <summary>Kinds of nodes.</summary>
public enum ResourceKind
{
    /// <summary>A resource that a provider creates.</summary>
    Custom,

    /// <summary>A component, which groups other resources and creates nothing itself.</summary>
    Component,

    /// <summary>An existing resource that the program only reads.</summary>
    Read,
}

/// <summary>One resource of a <see cref="ResourceGraph"/>.</summary>
public sealed record ResourceNode
{
    /// <summary>Pulumi's unique name: stack, project, types of the parents, type, name.</summary>
    public required string Urn { get; init; }

    /// <summary>Type token.</summary>
    public required string Type { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a provider creates it.</summary>
    public required ResourceKind Kind { get; init; }

    /// <summary>URN of the parent; null for the stack.</summary>
    public string? Parent { get; init; }

    /// <summary>
    /// Input properties. A value that another resource supplies is a <see cref="Reference"/>, alone or inside a longer
    /// text. Keys are sorted at every level.
    /// </summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>Outputs that a component or the stack registered; references where the cloud decides the
    /// value.</summary>
    public JsonObject Outputs { get; init; } = [];

    /// <summary>Resource options.</summary>
    public NodeOptions Options { get; init; } = NodeOptions.Default;

    /// <summary>Paths of inputs and outputs that hold secrets, for example <c>inputs.authString</c>; sorted.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Type and name.</summary>
    public ResourceId Id => new(Type, Name);
}

/// <summary>The resource options that are relevant before a deployment.</summary>
public sealed record NodeOptions
{
    /// <summary>No option set.</summary>
    public static NodeOptions Default { get; } = new();

    /// <summary>Whether no option is set.</summary>
    public bool IsDefault => this is
    {
        Protect: false, RetainOnDelete: false, DeleteBeforeReplace: null, Provider: null,
        IgnoreChanges.Count: 0, ReplaceOnChanges.Count: 0, SecretOutputs.Count: 0, Timeouts.Count: 0,
    };

    /// <summary>Whether the engine refuses to delete it.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether it stays in the cloud when it is removed from the program.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Whether a replacement deletes the old one first; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Properties whose changes are ignored; sorted.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Additional properties whose changes replace it; sorted.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Additional outputs that are secret; sorted.</summary>
    public IReadOnlyList<string> SecretOutputs { get; init; } = [];

    /// <summary>Name of an explicit provider; null for the default one.</summary>
    public string? Provider { get; init; }

    /// <summary>Custom timeouts as <c>create</c>, <c>update</c>, <c>delete</c> in Pulumi's notation.</summary>
    public IReadOnlyDictionary<string, string> Timeouts { get; init; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal);
}
