namespace Ironwood.Demo.Faults;

/// <summary>The faults to simulate, in the order in which they were added.</summary>
public sealed class FaultList
{
    private readonly Lock _gate = new();
    private readonly List<(CallFault Fault, int Left)> _faults = [];

    /// <summary>Adds a fault.</summary>
    public void Add(CallFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _faults.Add((fault, fault.Times));
        }
    }

    /// <summary>The fault of this call, which is then counted; null when the call succeeds.</summary>
    internal CallFault? Take(string call) => Take(call, ofOperation: false);

    /// <summary>The fault of the operation that this call starts; null when it succeeds.</summary>
    public CallFault? TakeOperation(string call) => Take(call, ofOperation: true);

    private CallFault? Take(string call, bool ofOperation)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(entry =>
                entry.Left > 0 && entry.Fault.Kind == FaultKind.Operation == ofOperation
                    && Concerns(entry.Fault, call));
            if (index < 0)
            {
                return null;
            }
            var (fault, left) = _faults[index];
            _faults[index] = (fault, left - 1);
            return fault;
        }
    }

    private static bool Concerns(CallFault fault, string call) =>
        fault.Call == "*" || fault.Call == call
        // gRPC names have no space and must match completely; REST names continue with the names of resources.
        || (fault.Call.Contains(' ', StringComparison.Ordinal)
            && call.StartsWith(fault.Call, StringComparison.Ordinal));
}
