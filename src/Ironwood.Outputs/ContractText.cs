namespace Ironwood.Outputs;

/// <summary>Finds the contract in the output of <c>pulumi stack output --json</c>.</summary>
internal static class ContractText
{
    // The Pulumi CLI's text for a secret.
    private const string Mask = "[secret]";

    // Properties that identify a contract among other projects' outputs.
    private static readonly string[] Marks = ["version", "frontDoor", "tiers"];

    public static PlatformContract Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var root = Root(json);
        if (root.TryGetProperty(PlatformContract.OutputName, out var contract))
        {
            return contract.ValueKind == JsonValueKind.String && contract.ValueEquals(Mask)
                ? throw new OutputsException(new OutputsProblem(
                    OutputsCodes.Masked, PlatformContract.OutputName, "is a secret and was printed masked",
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
            // The parser's message quotes the text, which may contain secrets.
        }
        throw new OutputsException(new OutputsProblem(
            OutputsCodes.NotJson, PlatformContract.OutputName, "cannot be read: the text is not a JSON object",
            "use the complete output of 'pulumi stack output --json'"));
    }
}
