using Xunit;

namespace Ironwood.Testing;

/// <summary>
/// A fact that is seen only by running programs of the machine. A workstation without them skips it and says what to
/// install; where <c>CI</c> is set, as every CI service does, it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <param name="programs">Names or paths.</param>
    public ProgramFactAttribute(params string[] programs) => Skip = InstalledProgram.Skip(programs);
}

/// <inheritdoc cref="ProgramFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="ProgramFactAttribute(string[])"/>
    public ProgramTheoryAttribute(params string[] programs) => Skip = InstalledProgram.Skip(programs);
}
