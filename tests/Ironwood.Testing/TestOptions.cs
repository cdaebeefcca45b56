using Xunit.Abstractions;

namespace Ironwood.Testing;

/// <summary>Options of xunit, by its own names; what is not named here has xunit's default.</summary>
internal sealed class TestOptions : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal)
    {
        // A theory's rows are found as it runs: nobody picks single rows here, and to write each down takes time.
        ["xunit.discovery.PreEnumerateTheories"] = false,
        // Many tests wait for a program that they have started, and leave their processor to another.
        ["xunit.execution.MaxParallelThreads"] = Environment.ProcessorCount * 2,
    };

    public TValue? GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue?)value : default;

    public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
}
