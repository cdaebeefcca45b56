namespace Pulumi.Conformance.Tests.Support;

/// <summary>A resource as generated code would declare it.</summary>
public sealed class Thing : CustomResource
{
    public const string Token = "test:index/thing:Thing";

    public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new ThingArgs(), MakeOptions(options, null))
    {
    }

    private Thing(string name, Input<string> id, CustomResourceOptions? options)
        : base(Token, name, null, MakeOptions(options, id))
    {
    }

    [Output("label")]
    public Output<string> Label { get; private set; } = null!;

    [Output("size")]
    public Output<int> Size { get; private set; } = null!;

    [Output("limit")]
    public Output<int?> Limit { get; private set; } = null!;

    [Output("ratio")]
    public Output<double> Ratio { get; private set; } = null!;

    [Output("enabled")]
    public Output<bool> Enabled { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("zones")]
    public Output<ImmutableArray<string>> Zones { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<Part>> Parts { get; private set; } = null!;

    [Output("selfLink")]
    public Output<string> SelfLink { get; private set; } = null!;

    public static Thing Get(string name, Input<string> id, CustomResourceOptions? options = null) =>
        new(name, id, options);

    private static CustomResourceOptions MakeOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = "1.2.3" }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}

public sealed class ThingArgs : ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("zones")]
    private InputList<string>? _zones;

    [Input("parts")]
    private InputList<PartArgs>? _parts;

    [Input("label")]
    public Input<string>? Label { get; set; }

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("anything")]
    public object? Anything { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    public InputList<string> Zones
    {
        get => _zones ??= [];
        set => _zones = value;
    }

    public InputList<PartArgs> Parts
    {
        get => _parts ??= [];
        set => _parts = value;
    }

    public static new ThingArgs Empty => new();
}

public sealed class PartArgs : ResourceArgs
{
    [Input("partName", required: true)]
    public Input<string>? PartName { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }
}

[OutputType]
public sealed class Part
{
    public readonly string PartName;
    public readonly int? Count;
    public readonly ImmutableArray<Part> Inner;

    [OutputConstructor]
    private Part(string partName, int? count, ImmutableArray<Part> inner)
    {
        PartName = partName;
        Count = count;
        Inner = inner;
    }
}
