using Ironwood.Outputs;

namespace Ironwood.Demo.Samples;

/// <summary>Outputs of a stack, as <c>pulumi stack output --json</c> prints them.</summary>
public static class SampleOutputs
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The outputs of a stack with this contract.</summary>
    public static string Write(PlatformContract contract) => new JsonObject
    {
        [PlatformContract.OutputName] = JsonSerializer.SerializeToNode(contract, PlatformContract.Format),
    }.ToJsonString(Indented) + "\n";
}
