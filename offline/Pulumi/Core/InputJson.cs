using System.Text.Json;

namespace Pulumi;

/// <summary>An argument that is any JSON.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>No JSON.</summary>
    public InputJson()
        : base(Output.Create(default(JsonElement)))
    {
    }

    private InputJson(Output<JsonElement> element)
        : base(element)
    {
    }

    /// <summary>JSON text as an input.</summary>
    public static implicit operator InputJson(string json) => JsonDocument.Parse(json);

    /// <summary>A document as an input.</summary>
    public static implicit operator InputJson(JsonDocument document) => document.RootElement;

    /// <summary>An element as an input.</summary>
    public static implicit operator InputJson(JsonElement element) => new(Output.Create(element));

    /// <summary>An output of JSON text as an input.</summary>
    public static implicit operator InputJson(Output<string> json)
        => json.Apply(text => JsonDocument.Parse(text).RootElement);

    /// <summary>An output of a document as an input.</summary>
    public static implicit operator InputJson(Output<JsonDocument> document)
        => document.Apply(value => value.RootElement);

    /// <summary>An output of an element as an input.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);
}
