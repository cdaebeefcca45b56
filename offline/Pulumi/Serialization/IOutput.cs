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
