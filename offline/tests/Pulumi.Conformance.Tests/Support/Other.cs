namespace Pulumi.Conformance.Tests.Support;

/// <summary>A resource that cannot do without its label.</summary>
public sealed class Strict(string name, StrictArgs args, CustomResourceOptions? options = null)
    : CustomResource("test:index/strict:Strict", name, args, options);

public sealed class StrictArgs : ResourceArgs
{
    [Input("label", required: true)]
    public Input<string>? Label { get; set; }
}

/// <summary>A component that keeps its arguments to itself.</summary>
public sealed class Group : ComponentResource
{
    public const string Token = "test:index:Group";

    public Group(string name, Action<Group>? fill = null, ComponentResourceOptions? options = null)
        : base(Token, name, options)
    {
        fill?.Invoke(this);
        RegisterOutputs();
    }
}

/// <summary>A component that hands its arguments on.</summary>
public sealed class OpenGroup : ComponentResource
{
    public OpenGroup(string name, OpenGroupArgs args, ComponentResourceOptions? options = null)
        : base("test:index:OpenGroup", name, args, options)
    {
        Label = args.Label.ToOutput();
        RegisterOutputs();
    }

    [Output("label")]
    public Output<string> Label { get; private set; }
}

public sealed class OpenGroupArgs : ResourceArgs
{
    [Input("label")]
    public Input<string>? Label { get; set; }

    [Input("replicas")]
    public int Replicas { get; set; }
}

/// <summary>An explicit provider.</summary>
public sealed class Provider(string name, CustomResourceOptions? options = null)
    : ProviderResource("test", name, ResourceArgs.Empty, options);

/// <summary>A stack that is what the test says.</summary>
public class TestedStack : Stack
{
    public static readonly AsyncLocal<Action?> Program = new();

    public TestedStack() => Program.Value?.Invoke();
}
