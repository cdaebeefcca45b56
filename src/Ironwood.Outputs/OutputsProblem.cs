namespace Ironwood.Outputs;

/// <summary>One problem of another stack's outputs. It never contains a value that could be secret.</summary>
/// <param name="Code">Stable code, one of <see cref="OutputsCodes"/>.</param>
/// <param name="Path"> The value, for example <c>contract.tiers.small.url</c>, or the stack, or both if it was read
/// from a stack: <c>acme/ironwood/prod#contract.version</c>.
/// </param>
/// <param name="Message">What is wrong, as a sentence without the code and the path.</param>
/// <param name="Fix">What to write or run instead.</param>
public sealed record OutputsProblem(string Code, string Path, string Message, string Fix)
{
    /// <summary>The problem as it is printed.</summary>
    public override string ToString() => $"{Code} {Path}: {Message}\n  fix:     {Fix}";
}
