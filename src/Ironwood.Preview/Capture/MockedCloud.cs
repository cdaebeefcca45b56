using Pulumi.Testing;

namespace Ironwood.Preview.Capture;

/// <summary>
/// A mocked cloud that accepts every resource and creates nothing. A value that a real cloud would decide becomes a
/// reference to its resource. Unknown functions and other stacks are refused.
/// </summary>
internal sealed class MockedCloud(Recorder recorder) : IMocks
{
    private const string StackReferenceType = "pulumi:pulumi:StackReference";
    private const string GetSecret = "gcp:secretmanager/getSecretVersionAccess:getSecretVersionAccess";
    private const string GetProject = "gcp:organizations/getProject:getProject";

    private const string StorageAccount = "gcp:storage/getProjectServiceAccount:getProjectServiceAccount";
    private const string BigQueryAccount = "gcp:bigquery/getDefaultServiceAccount:getDefaultServiceAccount";

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
        StorageAccount => Account(
            (string)args.Args["project"], "emailAddress", "service-{0}@gs-project-accounts.iam.gserviceaccount.com"),
        BigQueryAccount => Account(
            (string)args.Args["project"], "email", "bq-{0}@bigquery-encryption.iam.gserviceaccount.com"),
        GetSecret => SecretVersion((string)args.Args["project"], (string)args.Args["secret"]),
        _ => throw new InvalidOperationException(
            $"The program calls '{args.Token}', which an offline preview cannot answer."),
    });

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => recorder.RegisterOutputsAsync(args);

    private static ImmutableDictionary<string, object> Account(string project, string property, string form)
    {
        var email = form.Replace("{0}", $"number-of-{project}", StringComparison.Ordinal);
        return ImmutableDictionary.CreateRange<string, object>(
            StringComparer.Ordinal,
            [
                new("id", email),
                new(property, email),
                new("member", $"serviceAccount:{email}"),
                new("project", project),
            ]);
    }

    // Only Google knows a project's number; a text with the project's name takes its place.
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
