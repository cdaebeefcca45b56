using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Vertex;

/// <summary>google.longrunning.Operations.</summary>
internal sealed class OperationApi(PlatformState state) : Google.LongRunning.Operations.OperationsBase
{
    private OperationBook Book => OperationBook.Of(state);

    public override Task<Operation> GetOperation(GetOperationRequest request, ServerCallContext context) =>
        Task.FromResult(Book.Look(request.Name));

    public override Task<Operation> WaitOperation(WaitOperationRequest request, ServerCallContext context) =>
        Task.FromResult(Book.Look(request.Name));

    public override Task<Empty> CancelOperation(CancelOperationRequest request, ServerCallContext context)
    {
        Book.Cancel(request.Name);
        return Task.FromResult(new Empty());
    }
}
