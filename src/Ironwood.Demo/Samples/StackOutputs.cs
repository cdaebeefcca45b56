using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.Outputs;

namespace Ironwood.Demo.Samples;

/// <summary>Outputs of a stack, as <c>pulumi stack output --json</c> prints them.</summary>
public static class StackOutputs
{
    private const string Contract = "contract";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The outputs of a stack with this contract.</summary>
    public static string Write(PlatformContract contract) =>
        new JsonObject { [Contract] = JsonSerializer.SerializeToNode(contract, Format) }.ToJsonString(Format) + "\n";

    /// <summary>The contract of outputs, or of a file that holds it alone.</summary>
    /// <exception cref="JsonException">It is neither.</exception>
    public static PlatformContract Read(string json)
    {
        var root = JsonNode.Parse(json) as JsonObject;
        return (root?[Contract] ?? root)?.Deserialize<PlatformContract>(Format) ?? throw new JsonException("There is no contract.");
    }
}
