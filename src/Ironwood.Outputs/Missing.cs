namespace Ironwood.Outputs;

/// <summary>What is said where there is no contract.</summary>
internal static class Missing
{
    private const int Shown = 6;

    /// <summary>There are no outputs at all.</summary>
    public static OutputsProblem Outputs(string path) => new(
        OutputsCodes.NoOutputs, path, "is missing, as are all outputs: the stack was never deployed, or is destroyed",
        "deploy the platform's stack first");

    /// <summary>There are outputs, but not this one.</summary>
    public static OutputsProblem Contract(string path, IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToArray();
        var list = string.Join(", ", sorted.Take(Shown)) + (sorted.Length > Shown ? ", …" : "");
        return new(
            OutputsCodes.NoContract, path, $"is missing; the stack has other outputs: {list}",
            "name a stack of Ironwood.Infra, deployed by a version that exports its contract");
    }
}
