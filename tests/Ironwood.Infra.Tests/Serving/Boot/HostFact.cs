namespace Ironwood.Infra.Tests.Serving.Boot;

/// <summary>
/// A fact that is seen only by running a host's programs. A workstation without them skips it and says what to
/// install; where <c>CI</c> is set, as every CI service does, it fails.
/// </summary>
internal sealed class HostFactAttribute : FactAttribute
{
    public HostFactAttribute(params string[] programs) => Skip = HostTests.Skip(programs);
}

/// <inheritdoc cref="HostFactAttribute"/>
internal sealed class HostTheoryAttribute : TheoryAttribute
{
    public HostTheoryAttribute(params string[] programs) => Skip = HostTests.Skip(programs);
}

internal static class HostTests
{
    public static string? Skip(string[] programs) =>
        Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null : HostProgram.WhyNot(programs);
}
