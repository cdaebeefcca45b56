using Google.LongRunning;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Vertex;

/// <summary>
/// The long-running operations. Each read moves an operation to its next stage, so that its end depends on the number
/// of reads and not on the clock.
/// </summary>
public sealed class OperationBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Running> _operations = [];
    private long _last = 1000;

    /// <summary>A platform's operations.</summary>
    public static OperationBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(_ => new OperationBook());
    }

    /// <summary>Starts an operation.</summary>
    /// <param name="parent">Resource that it is about.</param>
    /// <param name="stages">Its metadata, one per read; at least one.</param>
    /// <param name="finish">Does the work after the last stage, and returns the response.</param>
    /// <param name="fault">The fault that occurs half-way; null without a fault.</param>
    public Operation Start(string parent, IReadOnlyList<IMessage> stages, Func<IMessage> finish, CallFault? fault)
    {
        ArgumentNullException.ThrowIfNull(stages);
        lock (_gate)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{parent}/operations/{++_last}");
            var operation = new Operation { Name = name, Metadata = Any.Pack(stages[0]) };
            _operations.Add(name, new(operation, stages, finish, fault));
            return operation.Clone();
        }
    }

    /// <summary>An operation after one more read.</summary>
    /// <exception cref="RpcException">The resource does not exist.</exception>
    public Operation Look(string name)
    {
        lock (_gate)
        {
            var running = Find(name);
            running.MoveOn();
            return running.Operation.Clone();
        }
    }

    /// <summary>Cancels a running operation, without its effect.</summary>
    /// <exception cref="RpcException">The resource does not exist.</exception>
    public void Cancel(string name)
    {
        lock (_gate)
        {
            Find(name).Fail(StatusCode.Cancelled, "The operation was cancelled.");
        }
    }

    private Running Find(string name) => _operations.GetValueOrDefault(name)
        ?? throw new RpcException(new(StatusCode.NotFound, $"Operation {name} was not found."));

    private sealed class Running(
        Operation operation, IReadOnlyList<IMessage> stages, Func<IMessage> finish, CallFault? fault)
    {
        private int _stage;

        public Operation Operation => operation;

        public void MoveOn()
        {
            if (operation.Done)
            {
                return;
            }
            _stage++;
            if (fault is not null && _stage * 2 >= stages.Count)
            {
                Fail(fault.Code, fault.Message);
            }
            else if (_stage >= stages.Count)
            {
                operation.Response = Any.Pack(finish());
                operation.Done = true;
            }
            else
            {
                operation.Metadata = Any.Pack(stages[_stage]);
            }
        }

        public void Fail(StatusCode code, string message)
        {
            if (!operation.Done)
            {
                operation.Error = new() { Code = (int)code, Message = message };
                operation.Done = true;
            }
        }
    }
}
