using System.Text.Json;

namespace Ironwood.Outputs;

/// <summary>The contract in what <c>pulumi stack output --json</c> prints.</summary>
internal static class ContractText
{
    // What the Pulumi CLI prints in a secret's place.
    private const string Mask = "[secret]";

    // Enough of a contract to be told from another project's outputs.
    private static readonly string[] Marks = ["version", "frontDoor", "tiers"];

    public static PlatformContract Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var root = Root(json);
        if (root.TryGetProperty(PlatformContract.OutputName, out var contract))
        {
            return contract.ValueKind == JsonValueKind.String && contract.ValueEquals(Mask)
                ? throw new OutputsException(new OutputsProblem(
                    OutputsCodes.Masked, PlatformContract.OutputName, "is a secret, and was printed masked",
                    "print it with 'pulumi stack output --json --show-secrets'"))
                : ContractReader.Read(contract, PlatformContract.OutputName);
        }
        if (Marks.Any(mark => root.TryGetProperty(mark, out _)))
        {
            return ContractReader.Read(root, PlatformContract.OutputName);
        }
        throw new OutputsException(root.EnumerateObject().Any()
            ? Missing.Contract(PlatformContract.OutputName, root.EnumerateObject().Select(output => output.Name))
            : Missing.Outputs(PlatformContract.OutputName));
    }

    private static JsonElement Root(string json)
    {
        try
        {
            var root = JsonElement.Parse(json);
            if (root.ValueKind == JsonValueKind.Object)
            {
                return root;
            }
        }
        catch (JsonException)
        {
            // The parser's own words quote the text, which may hold secrets.
        }
        throw new OutputsException(new OutputsProblem(
            OutputsCodes.NotJson, PlatformContract.OutputName, "cannot be looked for: the text is not a JSON object",
            "use what 'pulumi stack output --json' prints, whole"));
    }
}
