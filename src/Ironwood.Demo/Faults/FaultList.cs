namespace Ironwood.Demo.Faults;

/// <summary>What is to go wrong, in the order in which it was added.</summary>
public sealed class FaultList
{
    private readonly Lock _gate = new();
    private readonly List<(CallFault Fault, int Left)> _faults = [];

    /// <summary>Lets something go wrong from now on.</summary>
    public void Add(CallFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _faults.Add((fault, fault.Times));
        }
    }

    /// <summary>Lets everything go well from now on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>What goes wrong with this call, counted as done; null when it goes well.</summary>
    internal CallFault? Take(string call) => Take(call, ofOperation: false);

    /// <summary>What goes wrong with the operation that this call starts; null when it goes well.</summary>
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
        // gRPC's names have no blank and are whole; REST's go on with the names of resources.
        || (fault.Call.Contains(' ', StringComparison.Ordinal)
            && call.StartsWith(fault.Call, StringComparison.Ordinal));
}
