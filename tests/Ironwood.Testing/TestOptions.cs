using Xunit.Abstractions;

namespace Ironwood.Testing;

/// <summary>Options of xunit, by its own names; what is not named here has xunit's default.</summary>
internal sealed class TestOptions : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal)
    {
        // A theory's rows are found as it runs: single rows are never selected here, and listing each takes time.
        ["xunit.discovery.PreEnumerateTheories"] = false,
        // Of each of two assemblies. Tests that wait for a program keep no thread; more of them only get in each
        // other's way.
        ["xunit.execution.MaxParallelThreads"] = Environment.ProcessorCount,
    };

    public TValue? GetValue<TValue>(string name) => _values.TryGetValue(name, out var value) ? (TValue?)value : default;

    public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
}
