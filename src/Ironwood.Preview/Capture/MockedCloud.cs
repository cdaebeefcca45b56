using Pulumi.Testing;

namespace Ironwood.Preview.Capture;

/// <summary>
/// A cloud that accepts everything and creates nothing. What a real cloud would decide is a reference to the
/// resource that supplies it. What it has not been taught, a function or another stack, it refuses.
/// </summary>
internal sealed class MockedCloud(Recorder recorder) : IMocks
{
    private const string StackReferenceType = "pulumi:pulumi:StackReference";

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (args.Type == StackReferenceType)
        {
            throw new InvalidOperationException(
                $"The program reads the stack '{args.Id ?? args.Name}', which an offline preview cannot know.");
        }
        return recorder.RegisterAsync(args);
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException(
        $"The program calls '{args.Token}', which an offline preview cannot answer.");

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => recorder.RegisterOutputsAsync(args);
}
