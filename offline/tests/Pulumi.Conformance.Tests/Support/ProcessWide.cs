namespace Pulumi.Conformance.Tests.Support;

/// <summary>Tests that change what the whole process shares: the environment, or its exit code.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class ProcessWide
{
    public const string Name = "Process-wide state";
}
