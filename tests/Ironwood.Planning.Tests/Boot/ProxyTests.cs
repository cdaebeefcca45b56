using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ironwood.Catalog.ModelServers;
using Ironwood.Planning.Boot;

namespace Ironwood.Planning.Tests.Boot;

/// <summary>A host's proxy and a leader, started as a host starts them, on loopback.</summary>
public sealed class ProxyTests : IAsyncLifetime, IDisposable
{
    // Answers every request with 200 and what it was asked for.
    private const string Echo = """
        import http.server, sys
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = f"ASKED {self.path}".encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, *words):
                pass
        http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ironwood-proxy-");
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly BootConfiguration _boot;
    private Process? _proxy;
    private Process? _leader;

    public ProxyTests()
    {
        string Folder(string name) => _folder.CreateSubdirectory(name).FullName;
        _boot = BootFixtures.Stub with
        {
            ProxyPort = HostProgram.FreePort(),
            ServerPort = HostProgram.FreePort(),
            ExactRoutes = ["/rank+/a.b"],
            Paths = new HostPaths
            {
                Configuration = Folder("etc"),
                Library = Folder("lib"),
                State = Folder("state"),
                Logs = Folder("log"),
                Run = Folder("run"),
            },
        };
    }

    private string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_boot.ProxyPort}");

    private string Configuration => Path.Combine(_boot.Paths.Configuration, "nginx.conf");

    public async Task InitializeAsync()
    {
        foreach (var file in _boot.Files(BootConfiguration.NoEnvironment)
            .Where(file => file.Path.StartsWith(_folder.FullName, StringComparison.Ordinal)))
        {
            await File.WriteAllTextAsync(file.Path, file.Content);
        }
        if (!OperatingSystem.IsWindows())
        {
            // The proxy's workers run as another user than root.
            const UnixFileMode Open = (UnixFileMode)0b111_101_101;
            File.SetUnixFileMode(_folder.FullName, Open);
        }
        _proxy = HostProgram.Start("nginx", "-c", Configuration, "-g", "daemon off;");
        await HostProgram.UntilAsync(async () => await Health() > 0, "the proxy does not listen");
    }

    public async Task DisposeAsync()
    {
        foreach (var process in new[] { _leader, _proxy })
        {
            if (process is { HasExited: false })
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }
    }

    public void Dispose()
    {
        _leader?.Dispose();
        _proxy?.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    [ProgramFact("nginx", "python3")]
    public async Task Nginx_accepts_the_configuration()
    {
        var (exitCode, output) = await HostProgram.RunAsync("nginx", "-t", "-c", Configuration);
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("[warn]", output, StringComparison.Ordinal);
    }

    [ProgramFact("nginx", "python3")]
    public async Task A_host_is_as_healthy_as_its_leader()
    {
        Assert.Equal(502, await Health());
        await StartLeader();
        Assert.Equal(200, await Health());
        _leader!.Kill();
        await _leader.WaitForExitAsync();
        Assert.InRange(await Health(), 500, 599);
        await StartLeader();
        Assert.Equal(200, await Health());
    }

    [ProgramFact("nginx", "python3")]
    public async Task A_request_reaches_the_leader_whatever_route_it_came_by_and_its_answer_comes_back()
    {
        await StartLeader();
        foreach (var path in new[] { "/v1/completions", "/simple/v1/completions", "/a/b/v1/completions" })
        {
            using var answer = await _client.PostAsync(
                new Uri(Url + path), HostProgram.Json("""{"prompt": "echo these words"}"""));
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Contains("echo these words", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [ProgramFact("nginx", "python3")]
    public async Task A_large_body_passes()
    {
        await StartLeader();
        // More than one megabyte, nginx's default limit.
        var prompt = string.Join(' ', Enumerable.Repeat("word", 300_000));
        using var answer = await _client.PostAsync(
            new Uri($"{Url}/v1/completions"), HostProgram.Json($$"""{"prompt": "{{prompt}}"}"""));
        Assert.Contains("\"total_tokens\": 600000", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [ProgramFact("nginx", "python3")]
    public async Task Words_of_a_stream_come_one_by_one()
    {
        await StartLeader("--pause", "0.3");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/v1/chat/completions")
        {
            Content = HostProgram.Json(
                """{"stream": true, "messages": [{"role": "user", "content": "one two three four"}]}"""),
        };
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var watch = Stopwatch.StartNew();
        Assert.Contains("one", await reader.ReadLineAsync(), StringComparison.Ordinal);
        var first = watch.Elapsed;
        var rest = await reader.ReadToEndAsync();
        Assert.EndsWith("data: [DONE]\n\n", rest, StringComparison.Ordinal);
        // Four pauses of 0.3 s lie between: held back, the first word would come with the last.
        Assert.True(
            watch.Elapsed - first > TimeSpan.FromSeconds(0.7), $"first after {first}, all after {watch.Elapsed}");
    }

    [ProgramFact("nginx", "python3")]
    public async Task The_public_paths_reach_the_server_and_nothing_before_or_after_them_does()
    {
        await StartEcho();
        foreach (var row in ServerPaths.Public)
        {
            var path = row.Path.Replace("{id}", "resp_1-a", StringComparison.Ordinal);
            Assert.Equal((200, $"ASKED {path}"), await Ask(path));
            Assert.Equal((200, $"ASKED {path}?a=/x%2f"), await Ask($"{path}?a=/x%2f"));
            Assert.Equal(row.FollowsRoute ? 200 : 404, (await Ask($"/simple{path}")).Status);
        }
        Assert.Equal((200, "ASKED /v1/models"), await Ask("/caf%C3%A9/b.2/v1/models"));
        // A route that the tier names in full; the dot in it stands for itself.
        Assert.Equal((200, "ASKED /rank+/a.b"), await Ask("/rank+/a.b"));
        Assert.Equal(404, (await Ask("/rank+/aXb")).Status);
    }

    // P stands for a path that callers may not reach.
    private static readonly string[] Mangled =
    [
        "P", "P/", "Px", "P%2f", "P%2F..", "P%00", "P;", "P.", "/P", "/.P", "/..P", "/%2e%2eP", "/simpleP", "/v1/..P",
        "/v1/models/..P", "/v1/models/%2e%2eP", "/v1/models%2f..P", "/v1/models/..%2fP", "/health/..P",
        "/health/%2e%2eP", "/v1/modelsP", "/v1/models//P", "P?/v1/models", "P#/v1/models", "P%3f/v1/models",
        "P%23/v1/models", "P/../v1/models", "P/%2e%2e/v1/models", "P/..%2fv1/models", "P//v1/models", "P%2fv1/models",
        "P/./v1/models", "http://xP",
    ];

    private static readonly string[] Misspelt =
    [
        "/v1/models/",
        "/v1/modelsx",
        "/V1/models",
        "/v1/MODELS",
        "/v1//models",
        "/v1/./models",
        "/v1%2fmodels",
        "/v1/mod%65ls",
        "/v1/models%20",
        "/v1/models%00",
        "/v1/models;x",
        "/v1/responses/a/b",
        "/v1/responses/a%2fb",
        "/v1/responses/..",
        "//v1/models",
        "/./v1/models",
        "/simple/../v1/models",
        "/simple//v1/models",
        "/simple%2fv1/models",
        "/simple/%2e/v1/models",
        "/healthz",
        "/health/",
        "/HEALTH",
        "/%68ealth",
        "/health%2f",
        "//health",
        "/x/../health",
        "/simple/health",
        "/",
        "*",
    ];

    [ProgramFact("nginx", "python3")]
    public async Task No_spelling_of_another_path_reaches_the_server()
    {
        await StartEcho();
        var targets =
            from path in ServerPaths.Private
            from spelt in new[] { path.Path, path.Path.ToUpperInvariant(), $"/%{(int)path.Path[1]:x2}{path.Path[2..]}" }
            from form in Mangled
            select form.Replace("P", spelt, StringComparison.Ordinal);
        foreach (var target in targets.Concat(Misspelt))
        {
            var (status, text) = await Ask(target);
            Assert.True(
                status is 404 or 400 && !text.Contains("ASKED", StringComparison.Ordinal),
                $"{target}: {status} {text}");
        }
    }

    // As the text stands: a client library would change it before it is sent.
    private async Task<(int Status, string Text)> Ask(string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _boot.ProxyPort);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = await reader.ReadToEndAsync();
        return (
            int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture),
            answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }

    private async Task StartEcho()
    {
        var port = _boot.ServerPort.ToString(CultureInfo.InvariantCulture);
        _leader = HostProgram.Start("python3", "-c", Echo, port);
        await HostProgram.UntilAsync(
            async () => await HostProgram.StatusAsync(_client, $"http://127.0.0.1:{port}/") == 200,
            "the server does not answer");
    }

    [ProgramFact("nginx", "python3")]
    public async Task Metrics_are_the_hosts_own_affair()
    {
        await StartLeader();
        Assert.Equal(404, await HostProgram.StatusAsync(_client, $"{Url}/metrics"));
        var metrics = await _client.GetStringAsync(
            new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_boot.ServerPort}/metrics")));
        Assert.Contains("vllm:num_requests_waiting{model_name=\"stub\"} 0", metrics, StringComparison.Ordinal);
    }

    [ProgramFact("nginx", "python3")]
    public async Task The_log_is_json_that_names_component_and_tier_and_leaves_health_checks_out()
    {
        await StartLeader();
        await Health();
        Assert.Equal(200, await HostProgram.StatusAsync(_client, $"{Url}/simple/v1/models?a=\"b\""));
        var log = Path.Combine(_boot.Paths.Logs, "proxy.log");
        await HostProgram.UntilAsync(
            () => Task.FromResult(new FileInfo(log) is { Exists: true, Length: > 0 }), "the log is empty");
        using var entry = System.Text.Json.JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(log)));
        Assert.Equal("tpu-inference", entry.RootElement.GetProperty("component").GetString());
        Assert.Equal("small", entry.RootElement.GetProperty("tier").GetString());
        Assert.Equal(200, entry.RootElement.GetProperty("status").GetInt32());
    }

    private Task<int> Health() => HostProgram.StatusAsync(_client, $"{Url}/health");

    private async Task StartLeader(params string[] arguments)
    {
        var port = _boot.ServerPort.ToString(CultureInfo.InvariantCulture);
        _leader?.Dispose();
        _leader = HostProgram.Start(
            "python3", [Path.Combine(_boot.Paths.Library, "stub_server.py"), "--port", port, .. arguments]);
        await HostProgram.UntilAsync(
            async () => await HostProgram.StatusAsync(_client, $"http://127.0.0.1:{port}/health") == 200,
            "the leader does not answer");
    }
}
