using System.Collections.Concurrent;
using System.Net;

namespace Ironwood.Planning.Tests.Boot;

/// <summary>How a host finds its leader, against a metadata server and a Compute Engine API on loopback.</summary>
public sealed class LeaderTests : IDisposable
{
    private const string Group = "projects/1/zones/us-central1-c/instanceGroupManagers/slice";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ironwood-leader-");
    private readonly HttpListener _cloud = new();
    private readonly ConcurrentDictionary<string, string> _answers = new();
    private readonly string _url;

    public LeaderTests()
    {
        _url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{HostProgram.FreePort()}");
        _cloud.Prefixes.Add($"{_url}/");
        _cloud.Start();
        _ = AnswerAsync();
        Answer("GET", "/instance/network-interfaces/0/ip", "127.0.0.12");
        File.WriteAllText(Systemctl, $"#!/bin/sh\necho \"$*\" > '{Told}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Systemctl, (UnixFileMode)0b111_000_000);
        }
    }

    private string Upstream => Path.Combine(_folder.FullName, "etc", "leader.conf");

    private string Slice => Path.Combine(_folder.FullName, "run", "slice.env");

    private string Program => Path.Combine(_folder.FullName, "find_leader.py");

    private string Systemctl => Path.Combine(_folder.FullName, "systemctl");

    private string Told => Path.Combine(_folder.FullName, "told");

    public void Dispose()
    {
        _cloud.Close();
        _folder.Delete(recursive: true);
    }

    // Each entry has the address in one of its fields; which one differs between generations.
    [ProgramTheory("python3")]
    [InlineData("unknown:unknown:127.0.0.11,unknown:unknown:127.0.0.12,unknown:unknown:127.0.0.3")]
    [InlineData("127.0.0.11:8470,127.0.0.12:8470,127.0.0.3:8470")]
    public async Task The_first_host_of_the_tpu_metadata_leads(string endpoints)
    {
        Answer("GET", "/instance/attributes/worker-network-endpoints", endpoints);
        var (exitCode, output) = await Find(3);
        Assert.True(exitCode == 0, output);
        Assert.Equal("server 127.0.0.11:8000;\n", await File.ReadAllTextAsync(Upstream));
        Assert.Equal(
            "LEADER=127.0.0.11\nOWN_ADDRESS=127.0.0.12\nRANK=1\nSLICE_ADDRESSES=127.0.0.11,127.0.0.12,127.0.0.3\n",
            await File.ReadAllTextAsync(Slice));
    }

    [ProgramFact("python3")]
    public async Task Without_tpu_metadata_the_first_name_of_the_managed_group_leads()
    {
        Answer("GET", "/instance/attributes/created-by", Group);
        Answer("GET", "/instance/service-accounts/default/token", """{"access_token": "token"}""");
        Answer(
            "POST", $"/{Group}/listManagedInstances?maxResults=500&pageToken=",
            $$"""{"managedInstances": [{{Instance("13")}}, {{Instance("12")}}], "nextPageToken": "2"}""");
        Answer(
            "POST", $"/{Group}/listManagedInstances?maxResults=500&pageToken=2",
            $$"""{"managedInstances": [{{Instance("11")}}]}""");
        var (exitCode, output) = await Find(3);
        Assert.True(exitCode == 0, output);
        Assert.Equal("server 127.0.0.11:8000;\n", await File.ReadAllTextAsync(Upstream));
        Assert.Contains(
            "RANK=1\nSLICE_ADDRESSES=127.0.0.11,127.0.0.12,127.0.0.13\n", await File.ReadAllTextAsync(Slice),
            StringComparison.Ordinal);
    }

    [ProgramFact("python3")]
    public async Task While_a_host_is_missing_there_is_no_leader_and_the_search_fails()
    {
        Answer("GET", "/instance/attributes/worker-network-endpoints", "unknown:unknown:127.0.0.12");
        var (exitCode, output) = await Find(2);
        Assert.Equal(1, exitCode);
        Assert.Contains("0 of 2 hosts", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Upstream));
        Assert.False(File.Exists(Slice));
    }

    [ProgramFact("python3")]
    public async Task The_proxy_is_told_of_a_new_leader_and_of_the_same_leader_not_again()
    {
        Answer("GET", "/instance/attributes/worker-network-endpoints", "a:b:127.0.0.12,a:b:127.0.0.13");
        Assert.Equal(0, (await Find(2)).ExitCode);
        Assert.Equal("try-reload-or-restart --no-block ironwood-proxy.service\n", await File.ReadAllTextAsync(Told));
        File.Delete(Told);
        Assert.Equal(0, (await Find(2)).ExitCode);
        Assert.False(File.Exists(Told));
    }

    private static string Instance(string name) =>
        $$"""{"instance": "https://www.googleapis.com/compute/v1/projects/p/zones/us-central1-c/instances/{{name}}"}""";

    private void Answer(string method, string path, string text) => _answers[$"{method} {path}"] = text;

    // As the unit starts it: with the unit's own words, and a cloud that answers here.
    private async Task<(int ExitCode, string Output)> Find(int hosts)
    {
        var boot = BootFixtures.Slice with
        {
            Paths = new()
            {
                Configuration = Path.GetDirectoryName(Upstream)!,
                Library = _folder.FullName,
                Run = Path.GetDirectoryName(Slice)!,
            },
        };
        await File.WriteAllTextAsync(Program, boot.File("find_leader.py"));
        var words = boot.File("ironwood-leader.service").Split('\n')
            .Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..].Split(' ');
        Assert.Equal(["/usr/bin/python3", Program, "--hosts", "256"], words.Take(4));
        Assert.Equal(["--reload", "systemctl"], words.SkipWhile(word => word != "--reload").Take(2));
        words[3] = hosts.ToString(CultureInfo.InvariantCulture);
        words[Array.IndexOf(words, "systemctl")] = Systemctl;
        return await HostProgram.RunAsync(
            "python3",
            [Program, "--metadata", _url, "--compute", _url, "--host-name", "127.0.0.{name}", .. words[2..]]);
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
            // The metadata server refuses requests without this header; the API refuses requests without a token.
            var isAllowed = context.Request.Headers["Metadata-Flavor"] == "Google"
                || context.Request.Headers["Authorization"] == "Bearer token";
            var text = isAllowed
                ? _answers.GetValueOrDefault($"{context.Request.HttpMethod} {context.Request.RawUrl}")
                : null;
            context.Response.StatusCode = text is null ? 404 : 200;
            context.Response.Close(Encoding.UTF8.GetBytes(text ?? ""), willBlock: false);
        }
    }
}
