using Pulumi;

namespace Ironwood.Preview.Tests.Capture;

/// <summary>A resource with an input of every shape, written as generated ones are.</summary>
internal sealed class Thing : CustomResource
{
    public const string Token = "test:index:Thing";

    public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new ThingArgs(), options)
    {
    }

    private Thing(string name, Input<string> id, CustomResourceOptions? options)
        : base(Token, name, new ThingArgs(), CustomResourceOptions.Merge(new() { Id = id }, options))
    {
    }

    [Output("text")]
    public Output<string> Text { get; private set; } = null!;

    [Output("selfLink")]
    public Output<string> SelfLink { get; private set; } = null!;

    [Output("number")]
    public Output<int> Number { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

    [Output("computed")]
    public Output<ImmutableDictionary<string, string>> Computed { get; private set; } = null!;

    public static Thing Get(string name, Input<string> id) => new(name, id, null);
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    private Input<string>? _text;

    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("members")]
    private InputList<string>? _members;

    [Input("parts")]
    private InputList<PartArgs>? _parts;

    [Input("named")]
    private InputMap<PartArgs>? _named;

    public Input<string>? Text
    {
        get => _text;
        set => _text = value;
    }

    [Input("number")]
    public Input<int>? Number { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }

    public InputList<string> Members
    {
        get => _members ??= [];
        set => _members = value;
    }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    public InputList<PartArgs> Parts
    {
        get => _parts ??= [];
        set => _parts = value;
    }

    public InputMap<PartArgs> Named
    {
        get => _named ??= [];
        set => _named = value;
    }

    [Input("plain")]
    public Dictionary<string, Input<string>>? Plain { get; set; }
}

internal sealed class PartArgs : ResourceArgs
{
    [Input("inner")]
    private InputList<PartArgs>? _inner;

    [Input("value")]
    public Input<string>? Value { get; set; }

    public InputList<PartArgs> Inner
    {
        get => _inner ??= [];
        set => _inner = value;
    }
}

/// <summary>A component with inputs, children that its caller creates, and outputs.</summary>
internal sealed class Group : ComponentResource
{
    public const string Token = "test:area:Group";

    public Group(
        string name, Action<Group>? children = null, ComponentResourceOptions? options = null, GroupArgs? args = null,
        string type = Token)
        : base(type, name, args ?? new GroupArgs(), options)
    {
        children?.Invoke(this);
        RegisterOutputs(new Dictionary<string, object?>(Outputs));
    }

    public Dictionary<string, object?> Outputs { get; } = [];
}

internal sealed class GroupArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }
}

internal sealed class TestProvider(string name, TestProviderArgs? args = null)
    : ProviderResource("test", name, args ?? new TestProviderArgs(), options: null);

internal sealed class TestProviderArgs : ResourceArgs
{
    [Input("token")]
    public Input<string>? Token { get; set; }
}
