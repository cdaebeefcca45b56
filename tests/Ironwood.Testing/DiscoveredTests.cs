using Xunit.Abstractions;

namespace Ironwood.Testing;

/// <summary>The tests that an assembly has, as far as they are wanted.</summary>
/// <param name="filter">Only tests whose full name holds this text; null for all.</param>
internal sealed class DiscoveredTests(string? filter) : IMessageSink
{
    private readonly TaskCompletionSource _complete = new();

    public List<ITestCase> Cases { get; } = [];

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage { TestCase: var test }
                when filter is null || NameOf(test.TestMethod).Contains(filter, StringComparison.Ordinal):
                Cases.Add(test);
                break;
            case IDiscoveryCompleteMessage:
                _complete.SetResult();
                break;
        }
        return true;
    }

    public void Wait() => _complete.Task.Wait();

    private static string NameOf(ITestMethod method) => $"{method.TestClass.Class.Name}.{method.Method.Name}";
}
