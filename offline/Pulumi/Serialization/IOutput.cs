namespace Pulumi.Serialization;

/// <summary>Any <see cref="Output{T}"/>, where its type does not matter.</summary>
internal interface IOutput
{
    ValueTask<Resolved<object?>> ResolveAsync();
}

/// <summary>Any <see cref="Input{T}"/>, where its type does not matter.</summary>
internal interface IInput
{
    IOutput ToOutput();
}

/// <summary>Any <see cref="Union{T0, T1}"/>, where its types do not matter.</summary>
internal interface IUnion
{
    object Value { get; }
}
