using System.Collections.Immutable;
using Pulumi.Testing;

namespace Ironwood.Preview.Capture;

/// <summary>
/// A cloud that accepts everything and creates nothing. What a real cloud would decide is a reference to the
/// resource that supplies it. What it has not been taught, a function or another stack, it refuses.
/// </summary>
internal sealed class MockedCloud(Recorder recorder) : IMocks
{
    private const string StackReferenceType = "pulumi:pulumi:StackReference";
    private const string GetSecret = "gcp:secretmanager/getSecretVersionAccess:getSecretVersionAccess";
    private const string GetProject = "gcp:organizations/getProject:getProject";

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (args.Type == StackReferenceType)
        {
            throw new InvalidOperationException(
                $"The program reads the stack '{args.Id ?? args.Name}', which an offline preview cannot know.");
        }
        return recorder.RegisterAsync(args);
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Token switch
    {
        GetProject => Project((string)args.Args["projectId"]),
        GetSecret => SecretVersion((string)args.Args["project"], (string)args.Args["secret"]),
        _ => throw new InvalidOperationException(
            $"The program calls '{args.Token}', which an offline preview cannot answer."),
    });

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => recorder.RegisterOutputsAsync(args);

    // A project's number is Google's to give; its place is held by a text that says whose number it is.
    private static ImmutableDictionary<string, object> Project(string id) =>
        ImmutableDictionary.CreateRange<string, object>(
            StringComparer.Ordinal,
            [new("id", $"projects/{id}"), new("projectId", id), new("name", id), new("number", $"number-of-{id}")]);

    // No value is read; the text in its place says whose it would be.
    private static ImmutableDictionary<string, object> SecretVersion(string project, string secret) =>
        ImmutableDictionary.CreateRange<string, object>(
            StringComparer.Ordinal,
            [
                new("id", $"projects/{project}/secrets/{secret}/versions/latest"),
                new("name", $"projects/{project}/secrets/{secret}/versions/latest"),
                new("project", project),
                new("secret", secret),
                new("version", "latest"),
                new("secretData", $"value-of-{secret}"),
            ]);
}
