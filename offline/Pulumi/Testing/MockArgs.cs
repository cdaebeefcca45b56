namespace Pulumi.Testing;

/// <summary>A resource that is registered, or read if it has an identifier.</summary>
public class MockResourceArgs
{
    /// <summary>The type token.</summary>
    public string? Type { get; set; }

    /// <summary>The name within the program.</summary>
    public string? Name { get; set; }

    /// <summary>The known inputs: strings, booleans, doubles, and immutable collections of them.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>URN and identifier of the explicit provider; empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The identifier to read or import; empty for a new resource.</summary>
    public string? Id { get; set; }
}

/// <summary>A function that is called.</summary>
public class MockCallArgs
{
    /// <summary>The function's token.</summary>
    public string? Token { get; set; }

    /// <summary>The known arguments.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;
}

/// <summary>Outputs that a component or the stack registers.</summary>
public class MockRegisterResourceOutputsRequest
{
    /// <summary>The URN of the component or stack.</summary>
    public readonly string Urn;

    /// <summary>Its outputs, which may be unknown or secret.</summary>
    public readonly ImmutableDictionary<string, Output<object?>> Outputs;

    /// <summary>Outputs of a component or stack.</summary>
    public MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
    {
        Urn = urn;
        Outputs = outputs;
    }
}
