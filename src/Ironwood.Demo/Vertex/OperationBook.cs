using System.Globalization;
using Google.LongRunning;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Vertex;

/// <summary>
/// The long-running operations. Each look at one moves it on by a stage, so that it ends after as many looks as it has
/// stages, whatever the clock says.
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

    /// <summary>Begins an operation.</summary>
    /// <param name="parent">Resource that it is about.</param>
    /// <param name="stages">What it tells of itself, one for each look; at least one.</param>
    /// <param name="finish">Does what it is for, when the last stage is over, and gives the response.</param>
    /// <param name="fault">What goes wrong half-way; null when nothing does.</param>
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

    /// <summary>An operation as it stands after one more look.</summary>
    /// <exception cref="RpcException">There is none of that name.</exception>
    public Operation Look(string name)
    {
        lock (_gate)
        {
            var running = Find(name);
            running.MoveOn();
            return running.Operation.Clone();
        }
    }

    /// <summary>Ends an operation that has not ended, without its effect.</summary>
    /// <exception cref="RpcException">There is none of that name.</exception>
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
