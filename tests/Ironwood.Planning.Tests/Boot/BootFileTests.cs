using Ironwood.Catalog.ModelServers;
using Ironwood.Planning.Boot;

namespace Ironwood.Planning.Tests.Boot;

/// <summary>The boot files of a host, checked by the programs that read them.</summary>
public sealed class BootFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ironwood-boot-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ProgramTheory("cloud-init")]
    [InlineData("slice")]
    [InlineData("single")]
    [InlineData("stub")]
    public async Task Cloud_init_accepts_the_configuration(string kind)
    {
        var file = Path.Combine(_folder.FullName, "user-data");
        await File.WriteAllTextAsync(
            file,
            BootFixtures.Kind(kind).Render(new Dictionary<string, string> { ["CACHE_HOST"] = BootFixtures.Hostile }));
        var (exitCode, output) = await HostProgram.RunAsync("cloud-init", "schema", "--config-file", file);
        Assert.True(exitCode == 0 && output.Contains("Valid", StringComparison.Ordinal), output);
    }

    [ProgramTheory("shellcheck")]
    [InlineData("slice")]
    [InlineData("single")]
    [InlineData("stub")]
    public async Task Shellcheck_finds_nothing_in_the_scripts_and_what_they_read(string kind)
    {
        var boot = BootFixtures.Kind(kind);
        var scripts = boot.Files(BootConfiguration.NoEnvironment)
            .Where(file => file.Path.EndsWith(".sh", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            var path = Path.Combine(_folder.FullName, Path.GetFileName(script.Path));
            await File.WriteAllTextAsync(path, script.Content);
            var (exitCode, output) = await HostProgram.RunAsync("shellcheck", path);
            Assert.True(exitCode == 0, output);
        }
        var environment = Path.Combine(_folder.FullName, "serving.env");
        await File.WriteAllTextAsync(environment, boot.File("serving.env"));
        // 2034: they are used by those who read the file.
        var (code, text) = await HostProgram.RunAsync(
            "shellcheck", "--shell", "bash", "--exclude", "SC2034", environment);
        Assert.True(code == 0, text);
    }

    [ProgramTheory("python3")]
    [InlineData("find_leader.py")]
    [InlineData("stub_server.py")]
    public async Task Python_accepts_the_programs(string name)
    {
        var boot = name == "find_leader.py" ? BootFixtures.Slice : BootFixtures.Stub;
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, boot.File(name));
        var (exitCode, output) = await HostProgram.RunAsync("python3", "-W", "error", "-m", "py_compile", path);
        Assert.True(exitCode == 0, output);
    }

    [ProgramFact("bash")]
    public async Task A_value_reaches_the_script_as_it_was_written()
    {
        var boot = BootFixtures.Slice;
        boot = boot with { Arguments = ["--hf-overrides", BootFixtures.Hostile] };
        var path = Path.Combine(_folder.FullName, "serving.env");
        await File.WriteAllTextAsync(path, boot.File("serving.env"));
        var (exitCode, output) = await HostProgram.RunAsync(
            "bash", "-euc",
            """source "$1"; printf '%s\n' "${#MODEL_ARGUMENTS[@]}" "${MODEL_ARGUMENTS[@]}" "$MODEL" "${UNITS[*]}" """,
            "bash", path);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                "2", "--hf-overrides", BootFixtures.Hostile, "Qwen/Qwen3-32B",
                "ironwood-leader.service ironwood-model.service ironwood-proxy.service",
            ],
            output.TrimEnd('\n').Split('\n'));
    }

    [ProgramFact("cloud-init", "/usr/bin/python3")]
    public async Task A_file_reaches_the_host_as_it_was_rendered()
    {
        var environment = new Dictionary<string, string>
        {
            ["CACHE_HOST"] = BootFixtures.Hostile,
            ["CACHE_PORT"] = "6378",
        };
        var boot = BootFixtures.Slice;
        var path = Path.Combine(_folder.FullName, "user-data");
        await File.WriteAllTextAsync(path, boot.Render(environment));
        // cloud-init's own YAML reader, which its Debian package brings for the system's Python.
        var (exitCode, output) = await HostProgram.RunAsync(
            "/usr/bin/python3", "-c",
            "import sys, yaml\nfor f in yaml.safe_load(open(sys.argv[1]))['write_files']: print(f['path'], "
            + "f['permissions'], sep='\\t'); sys.stdout.write(f['content']); print('\\0')",
            path);
        Assert.True(exitCode == 0, output);
        Assert.Equal(
            string.Concat(
                boot.Files(environment)
                    .Select(file => $"{file.Path}\t{file.Permissions}\n{file.Content.TrimEnd('\n')}\n\0\n")),
            output);
        Assert.Contains($"CACHE_HOST={BootFixtures.Hostile}\nCACHE_PORT=6378\n", output, StringComparison.Ordinal);
    }

    // Characters at which a YAML reader begins another line, and those with which it reads nothing at all.
    public static TheoryData<string, string> Unwritable => new()
    {
        { "\n", "U+000A" }, { "\r", "U+000D" }, { "\0", "U+0000" }, { "\u001b", "U+001B" }, { "\u007f", "U+007F" },
        { "\u0085", "U+0085" }, { "\u009b", "U+009B" }, { "\u2028", "U+2028" }, { "\u2029", "U+2029" },
        { "\ufeff", "U+FEFF" }, { "\ufffe", "U+FFFE" }, { "\uffff", "U+FFFF" }, { "\ufdd0", "U+FDD0" },
        { "\ud83f\udffe", "U+1FFFE" },
    };

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void What_a_reader_of_the_boot_file_takes_for_a_line_break_or_for_no_text_is_refused(
        string text, string name)
    {
        var variable = Assert.Throws<ArgumentException>(() =>
            BootFixtures.Stub.Render(new Dictionary<string, string> { ["CACHE_HOST"] = $"1{text}B=2" }));
        Assert.Contains("CACHE_HOST", variable.Message, StringComparison.Ordinal);
        Assert.Contains(name, variable.Message, StringComparison.Ordinal);
        if (text != "\n")
        {
            var boot = BootFixtures.Single;
            var line = Assert.Throws<ArgumentException>(() =>
                (boot with { Arguments = [$"a{text}bootcmd: [reboot]"] })
                    .Render(BootConfiguration.NoEnvironment));
            Assert.Contains(name, line.Message, StringComparison.Ordinal);
        }
    }

    // Every character of the basic plane, and some of the others: what is not refused comes out as it went in.
    [ProgramFact("cloud-init", "/usr/bin/python3")]
    public async Task Every_character_that_is_accepted_reaches_the_host_and_begins_no_setting()
    {
        var characters = Enumerable.Range(0, 0x10000).Where(code => code is < 0xd800 or > 0xdfff)
            .Append(0x1f600).Append(0x10fffd)
            .Select(char.ConvertFromUtf32)
            .Where(character => Quoting.Unwritable(character) is null)
            .ToArray();
        Assert.InRange(characters.Length, 60_000, 0x10000);
        var value = string.Concat(characters.Select(character => $"{character}x"));
        var path = Path.Combine(_folder.FullName, "user-data");
        await File.WriteAllTextAsync(
            path, BootFixtures.Stub.Render(new Dictionary<string, string> { ["CACHE_HOST"] = value }));
        var (exitCode, output) = await HostProgram.RunAsync(
            "/usr/bin/python3", "-c",
            "import sys, yaml\ndata = yaml.safe_load(open(sys.argv[1], encoding='utf-8', newline=''))\n"
            + "print(*data)\nsys.stdout.write([f['content'] for f in data['write_files'] if 'model.env' in "
            + "f['path']][0])",
            path);
        Assert.True(exitCode == 0, output);
        Assert.Equal($"write_files runcmd\nCACHE_HOST={value}\n", output);
    }

    [Fact]
    public void A_slice_of_several_hosts_finds_its_leader_and_joins_it_and_others_do_not()
    {
        string[] slice = ["find_leader.py", "join-slice.sh", "ironwood-leader.service"];
        Assert.All(slice, name => Assert.Contains(name, BootFixtures.Slice.Names()));
        Assert.Empty(BootFixtures.Single.Names().Intersect(slice));
        Assert.Empty(BootFixtures.Stub.Names().Intersect(slice));
    }

    [Theory]
    [InlineData("slice", "ironwood-leader.service ironwood-model.service ironwood-proxy.service")]
    [InlineData("single", "ironwood-model.service ironwood-proxy.service")]
    [InlineData("stub", "ironwood-model.service ironwood-proxy.service")]
    public void Every_unit_of_a_host_is_there_and_is_started(string kind, string units)
    {
        var boot = BootFixtures.Kind(kind);
        Assert.Equal(units.Split(' '), boot.Names().Where(name => name.EndsWith(".service", StringComparison.Ordinal)));
        Assert.Contains(
            $"UNITS=({string.Join(' ', units.Split(' ').Select(unit => $"'{unit}'"))})", boot.File("serving.env"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_stub_needs_no_docker()
    {
        var boot = BootFixtures.Stub;
        Assert.Contains("RUNTIME='python3'", boot.File("serving.env"), StringComparison.Ordinal);
        Assert.DoesNotContain("docker", boot.File("ironwood-model.service"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "stub_server.py --host 127.0.0.1 --port 8000", boot.File("ironwood-model.service"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("serve-model.sh", boot.Names());
    }

    // 8x8x16: 1024 chips on 256 hosts; each chip shows two devices.
    [Fact]
    public void A_slice_is_described_in_the_words_of_the_runtime()
    {
        var lines = BootFixtures.Slice.File("serving.env").Split('\n');
        Assert.Contains("TENSOR_PARALLEL_SIZE=2048", lines);
        Assert.Contains("SLICE_HOSTS=256", lines);
        Assert.Contains("CHIPS_PER_HOST=4", lines);
        Assert.Contains("TOPOLOGY='8x8x16'", lines);
        Assert.Contains("HOST_BOUNDS='4,4,16'", lines);
        Assert.Contains("CHIPS_PER_HOST_BOUNDS='2,2,1'", lines);
        Assert.Contains("ACCELERATOR_TYPE='tpu7x-2048'", lines);
        Assert.Contains("BIND='0.0.0.0'", lines);
    }

    [Fact]
    public void What_serves_alone_is_asked_by_its_own_proxy_only()
    {
        var lines = BootFixtures.Single.File("serving.env").Split('\n');
        Assert.Contains("BIND='127.0.0.1'", lines);
        Assert.Contains("TENSOR_PARALLEL_SIZE=2", lines);
        Assert.Contains("SLICE_HOSTS=1", lines);
        // It has no neighbours whose chips it would have to tell from its own.
        Assert.Contains("HOST_BOUNDS=''", lines);
        Assert.Contains("CHIPS_PER_HOST_BOUNDS=''", lines);
        Assert.Contains("ACCELERATOR_TYPE=''", lines);
        Assert.Equal("server 127.0.0.1:8000;\n", BootFixtures.Single.File("leader.conf"));
    }

    // A request that goes out on a connection which the server is closing at this moment is lost, and is not sent
    // again.
    [Fact]
    public void The_proxy_lets_go_of_an_idle_connection_before_the_model_server_does()
    {
        var upstream = BootFixtures.Slice.File("nginx.conf").Split("upstream leader {")[1].Split('}')[0];
        var seconds = Regex.Match(upstream, "keepalive_timeout ([0-9]+)s;").Groups[1].Value;
        Assert.InRange(
            int.Parse(seconds, CultureInfo.InvariantCulture), 1,
            int.Parse(ModelServer.IdleSeconds.Value, CultureInfo.InvariantCulture) - 1);
    }

    // The balancer asks for 5 s and keeps its own connections for 600 s: its side gives up last, and closes first.
    [Fact]
    public void The_proxy_answers_before_the_balancer_gives_up_and_keeps_connections_longer_than_it_does()
    {
        var lines = BootFixtures.Slice.File("nginx.conf").Split('\n', StringSplitOptions.TrimEntries);
        var health = lines.SkipWhile(line => line != "location = /health {").TakeWhile(line => line != "}").ToArray();
        Assert.Contains("proxy_read_timeout 4s;", health);
        Assert.Contains("proxy_send_timeout 2s;", health);
        Assert.Contains("proxy_connect_timeout 2s;", lines);
        Assert.Contains("keepalive_timeout 620s;", lines);
        // A generation that was sent twice would be paid for twice.
        Assert.Contains("proxy_next_upstream off;", lines);
    }

    [Theory]
    [InlineData("slice", 3)]
    [InlineData("single", 2)]
    [InlineData("stub", 2)]
    public void Every_unit_starts_with_the_host_and_is_tried_again_for_ever(string kind, int count)
    {
        var units = BootFixtures.Kind(kind).Files(BootConfiguration.NoEnvironment)
            .Where(file => file.Path.StartsWith("/etc/systemd/system/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(count, units.Length);
        Assert.All(units, unit =>
        {
            var lines = unit.Content.Split('\n');
            Assert.All(
                new[] {
                    "WantedBy=multi-user.target",
                    "After=network-online.target",
                    "Wants=network-online.target",
                    "StartLimitIntervalSec=0",
                },
                line => Assert.Contains(line, lines));
            Assert.Contains(lines, line => line is "Restart=always" or "Restart=on-failure");
            Assert.Contains(lines, line => line.StartsWith("RestartSec=", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_slices_server_starts_after_the_search_for_its_leader_even_if_that_has_failed()
    {
        var slice = BootFixtures.Slice.File("ironwood-model.service").Split('\n');
        Assert.All(
            new[] {
                "Wants=ironwood-leader.service",
                "After=ironwood-leader.service",
                "Requires=docker.service",
                "After=docker.service",
            },
            line => Assert.Contains(line, slice));
        Assert.DoesNotContain("Requires=ironwood-leader.service", slice);
        Assert.DoesNotContain(
            "ironwood-leader", BootFixtures.Single.File("ironwood-model.service"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_agent_sends_the_servers_metrics_and_logs_that_name_the_component()
    {
        var agent = BootFixtures.Single.File("ops-agent.yaml");
        Assert.Contains("targets: [\"127.0.0.1:8000\"]", agent, StringComparison.Ordinal);
        Assert.Contains("job_name: \"prod-small\"", agent, StringComparison.Ordinal);
        Assert.Contains("tier: \"small\"", agent, StringComparison.Ordinal);
        Assert.Matches(new Regex(@"jsonPayload\.component:\s+static_value: tpu-inference"), agent);
        Assert.Equal(2, Regex.Count(agent, @"processors: \[(json, )?inference\]"));
        Assert.Contains("include_paths: [/var/log/ironwood/model-server.log]", agent, StringComparison.Ordinal);
        Assert.Contains(
            "append:/var/log/ironwood/model-server.log", BootFixtures.Single.File("ironwood-model.service"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slice")]
    [InlineData("single")]
    [InlineData("stub")]
    public void It_is_far_below_what_a_metadata_value_may_hold(string kind) =>
        Assert.InRange(BootFixtures.Kind(kind).Render(BootConfiguration.NoEnvironment).Length, 4_000, 64_000);

    [Fact]
    public void Every_file_ends_its_last_line_and_begins_without_a_space()
    {
        foreach (var file in new[] { BootFixtures.Slice, BootFixtures.Single, BootFixtures.Stub }
            .SelectMany(boot => boot.Files(new Dictionary<string, string> { ["A"] = "1" })))
        {
            Assert.EndsWith("\n", file.Content, StringComparison.Ordinal);
            Assert.False(char.IsWhiteSpace(file.Content[0]), file.Path);
            Assert.DoesNotContain("\r", file.Content, StringComparison.Ordinal);
        }
    }
}
