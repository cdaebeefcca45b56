using System.Collections.Concurrent;
using System.Net;

namespace Ironwood.Planning.Tests.Boot;

/// <summary>How a host reads a secret, against a metadata server and a Secret Manager on loopback.</summary>
public sealed class SecretReaderTests : IDisposable
{
    private const string Secret = "projects/p/secrets/hub";
    private const string Value = "hf_value that only its reader may see";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ironwood-secret-");
    private readonly HttpListener _cloud = new();
    private readonly ConcurrentQueue<(int Status, string Text)> _answers = new();
    private readonly string _url;

    public SecretReaderTests()
    {
        _url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{HostProgram.FreePort()}");
        _cloud.Prefixes.Add($"{_url}/");
        _cloud.Start();
        _ = AnswerAsync();
    }

    private static string Payload =>
        $$$"""{"payload": {"data": "{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Value))}}}"}}""";

    public void Dispose()
    {
        _cloud.Close();
        _folder.Delete(recursive: true);
    }

    [ProgramFact("python3")]
    public async Task It_prints_the_newest_version_as_the_hosts_account_reads_it()
    {
        _answers.Enqueue((200, Payload));
        Assert.Equal((0, Value), await Read());
    }

    [ProgramFact("python3")]
    public async Task A_service_that_fails_is_asked_again()
    {
        _answers.Enqueue((503, ""));
        _answers.Enqueue((429, ""));
        _answers.Enqueue((200, Payload));
        Assert.Equal((0, Value), await Read());
    }

    [ProgramTheory("python3")]
    [InlineData(403, "", "status 403")]
    [InlineData(404, "", "status 404")]
    [InlineData(200, "{}", "the answer is not a secret's text")]
    [InlineData(200, """{"payload": {"data": "hidden!"}}""", "the answer is not a secret's text")]
    public async Task A_refusal_names_the_secret_and_shows_nothing_of_the_answer(int status, string text, string reason)
    {
        _answers.Enqueue((status, text));
        Assert.Equal((1, $"read_secret: {Secret} cannot be read: {reason}\n"), await Read());
    }

    private async Task<(int ExitCode, string Output)> Read()
    {
        var program = Path.Combine(_folder.FullName, "read_secret.py");
        var boot = BootFixtures.Single with { Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = Secret } };
        await File.WriteAllTextAsync(program, boot.File("read_secret.py"));
        return await HostProgram.RunAsync(
            "python3", program, Secret, "--metadata", _url, "--service", $"{_url}/v1", "--pause", "0");
    }

    private async Task AnswerAsync()
    {
        while (_cloud.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _cloud.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var request = context.Request;
            var (status, text) =
                request.RawUrl == "/instance/service-accounts/default/token"
                    && request.Headers["Metadata-Flavor"] == "Google"
                    ? (200, """{"access_token": "token"}""")
                : request.RawUrl == $"/v1/{Secret}/versions/latest:access"
                    && request.Headers["Authorization"] == "Bearer token"
                    && _answers.TryDequeue(out var next) ? next
                : (404, "");
            context.Response.StatusCode = status;
            context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: false);
        }
    }
}
