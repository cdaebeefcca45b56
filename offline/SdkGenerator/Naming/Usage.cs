namespace Ironwood.SdkGenerator.Naming;

/// <summary>
/// Where a type stands. One type of the schema becomes a class for each usage. The published SDK knows one more, the
/// state that static <c>Get</c> methods take; nothing here reads resources that way, so there is neither.
/// </summary>
internal enum Usage
{
    /// <summary>In the arguments of a resource: <c>Inputs.XArgs</c>, values may be outputs.</summary>
    ResourceInput,

    /// <summary>Among the properties of a resource: <c>Outputs.X</c>.</summary>
    ResourceOutput,

    /// <summary>In the arguments of <c>Invoke</c>: <c>Inputs.XInputArgs</c>, values may be outputs.</summary>
    InvokeInput,

    /// <summary>In the arguments of <c>InvokeAsync</c>: <c>Inputs.XArgs</c>, values are known.</summary>
    InvokePlainInput,

    /// <summary>In the result of a function: <c>Outputs.XResult</c>.</summary>
    InvokeResult,
}
