using Pulumi.Serialization;

namespace Pulumi;

/// <summary>An argument: a plain value, or an output that will become one.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>For collections, which put their value together when it is asked for.</summary>
    private protected Input()
    {
    }

    /// <summary>A plain value as an input.</summary>
    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    /// <summary>An output as an input.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    IOutput IInput.ToOutput() => AsOutput();

    internal virtual Output<T> AsOutput() => _output!;
}
