namespace Ironwood.Outputs;

/// <summary>Problems of a missing contract.</summary>
internal static class Missing
{
    private const int Shown = 6;

    /// <summary>There are no outputs at all.</summary>
    public static OutputsProblem Outputs(string path) => new(
        OutputsCodes.NoOutputs, path,
        "is missing, and so are all other outputs: the stack was never deployed, or was destroyed",
        "deploy the platform's stack first");

    /// <summary>There are outputs, but not this one.</summary>
    public static OutputsProblem Contract(string path, IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToArray();
        var list = string.Join(", ", sorted.Take(Shown)) + (sorted.Length > Shown ? ", …" : "");
        return new(
            OutputsCodes.NoContract, path, $"is missing; the stack has other outputs: {list}",
            "use a stack of Ironwood.Infra that was deployed by a version with the output 'contract'");
    }
}
