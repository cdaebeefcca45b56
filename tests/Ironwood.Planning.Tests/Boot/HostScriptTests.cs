namespace Ironwood.Planning.Tests.Boot;

/// <summary>What a host's scripts do, seen by the programs that they call.</summary>
public sealed class HostScriptTests
{
    private const string Mounts = "--volume /var/lib/ironwood:/var/lib/ironwood --volume "
        + "/usr/local/lib/ironwood:/usr/local/lib/ironwood:ro"
        + " --env-file /etc/ironwood/model.env --env HF_HOME=/var/lib/ironwood/huggingface --env "
        + "VLLM_XLA_CACHE_PATH=/var/lib/ironwood/xla --log-driver none";

    [ProgramFact("bash")]
    public async Task A_host_that_serves_alone_runs_the_image_with_model_precision_width_and_arguments_of_the_settings()
    {
        using var host = new RecordedHost(BootFixtures.Of(
            "prod", "small", "ironwood:tiers.small.chips=", "ironwood:tiers.small.topology=2x2x1",
            "ironwood:tiers.small.serving={image: 'example.com/vllm:7', model: meta/llama, precision: bfloat16, "
            + "tensorParallelSize: 4,"
                + " arguments: [--max-model-len, '8192']}"));
        host.Program("docker");
        var (exitCode, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                // What a crash has left behind holds the TPU.
                "docker rm --force model-server",
                $"docker run --rm --name model-server --privileged --network host --shm-size 240g {Mounts} "
                + "--entrypoint vllm"
                    + " example.com/vllm:7 serve meta/llama --served-model-name meta/llama --host 127.0.0.1 --port 8000"
                    + " --dtype bfloat16 --tensor-parallel-size 4 --max-model-len 8192",
            ],
            calls);
    }

    [ProgramFact("bash")]
    public async Task A_model_of_the_bucket_is_fetched_and_an_image_of_Googles_registry_is_pulled_as_the_hosts_own_account()
    {
        using var host = new RecordedHost(BootFixtures.Single with
        {
            Serving = new() { Model = "gs://weights/llama" },
            Image = "us-central1-docker.pkg.dev/p/models/vllm:7",
        });
        host.Program("curl", """echo '{"access_token": "secret"}'""");
        host.Program("python3", """[[ $(</dev/stdin) == *secret* ]] && echo token""");
        host.Program(
            "docker", """[[ $1 == login ]] && echo "stdin $(</dev/stdin)" >> "${0%/bin/docker}/calls"; true""");
        var (exitCode, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.Equal(0, exitCode);
        Assert.Contains(calls, call => call.StartsWith("curl", StringComparison.Ordinal)
            && call.Contains("Metadata-Flavor: Google", StringComparison.Ordinal)
            && call.EndsWith("/instance/service-accounts/default/token", StringComparison.Ordinal));
        Assert.Contains(
            "docker login --username oauth2accesstoken --password-stdin https://us-central1-docker.pkg.dev", calls);
        Assert.Contains("stdin token", calls);
        Assert.Contains(calls, call => call.EndsWith(
            " gcloud storage rsync --recursive gs://weights/llama /var/lib/ironwood/model", StringComparison.Ordinal));
        Assert.Contains(
            " serve /var/lib/ironwood/model --served-model-name gs://weights/llama ", calls[^1],
            StringComparison.Ordinal);
    }

    [ProgramFact("bash")]
    public async Task An_image_of_another_registry_is_pulled_without_the_hosts_token()
    {
        using var host = new RecordedHost(BootFixtures.Single);
        host.Program("docker");
        var (_, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.DoesNotContain(calls, call => call.StartsWith("docker login", StringComparison.Ordinal));
    }

    [ProgramFact("bash")]
    public async Task A_host_of_a_slice_tells_its_container_who_it_is_and_who_leads()
    {
        using var host = new RecordedHost(BootFixtures.Slice);
        host.Program("docker");
        Assert.NotEqual(0, (await host.RunAsync("serve-model.sh", [])).ExitCode);
        File.Delete(host.In("calls"));
        await File.WriteAllTextAsync(
            host.In("run/slice.env"),
            "LEADER=10.0.0.1\nOWN_ADDRESS=10.0.0.2\nRANK=1\nSLICE_ADDRESSES=10.0.0.1,10.0.0.2\n");
        var (exitCode, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.Equal(0, exitCode);
        Assert.EndsWith(
            " --entrypoint bash vllm/vllm-tpu:v0.26.0 /usr/local/lib/ironwood/join-slice.sh serve Qwen/Qwen3-32B "
            + "--served-model-name Qwen/Qwen3-32B"
                + " --host 0.0.0.0 --port 8000 --dtype auto --tensor-parallel-size 2048",
            calls[^1], StringComparison.Ordinal);
        Assert.All(
            new[]
            {
                "LEADER=10.0.0.1", "SLICE_HOSTS=256", "CHIPS_PER_HOST=4", "VLLM_HOST_IP=10.0.0.2", "TPU_WORKER_ID=1",
                "TPU_WORKER_HOSTNAMES=10.0.0.1,10.0.0.2", "TPU_PROCESS_ADDRESSES=10.0.0.1:8471,10.0.0.2:8471",
                "TPU_PROCESS_PORT=8471",
                "TPU_HOST_BOUNDS=4,4,16", "TPU_CHIPS_PER_HOST_BOUNDS=2,2,1", "TPU_TOPOLOGY=8x8x16",
                "TPU_ACCELERATOR_TYPE=tpu7x-2048",
                "TPU_SKIP_MDS_QUERY=true", "TPU_MULTIHOST_BACKEND=ray", "PJRT_DEVICE=TPU", "JAX_PLATFORMS=",
                "RAY_memory_monitor_refresh_ms=0",
            },
            variable => Assert.Contains($" --env {variable} ", calls[^1], StringComparison.Ordinal));
        // Whatever the leader copied would take the place of the host's own.
        Assert.DoesNotContain("TO_COPY", calls[^1], StringComparison.Ordinal);
    }

    [ProgramFact("bash")]
    public async Task Huge_pages_are_on_before_the_server_starts_and_a_kernel_without_them_is_no_hindrance()
    {
        using var host = new RecordedHost(BootFixtures.Single);
        var pages = host.In("huge/enabled");
        host.Program("docker", $"if [[ -e '{pages}' ]]; then echo \"$(<'{pages}')\" >> '{host.In("calls")}'; fi");
        Assert.Equal(0, (await host.RunAsync("serve-model.sh", [])).ExitCode);
        await File.WriteAllTextAsync(pages, "madvise\n");
        var (exitCode, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.Equal(0, exitCode);
        Assert.Equal("always", calls[^1]);
    }

    [ProgramFact("bash")]
    public async Task Revision_and_media_domains_reach_the_server()
    {
        using var host = new RecordedHost(BootFixtures.Single with
        {
            Serving = new() { Revision = "0a1b2c", MediaDomains = ["upload.wikimedia.org", "example.com"] },
        });
        host.Program("docker");
        var (_, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.EndsWith(
            " --revision 0a1b2c --allowed-media-domains upload.wikimedia.org example.com", calls[^1],
            StringComparison.Ordinal);
        // A redirect would lead past the list.
        Assert.Contains(" --env VLLM_MEDIA_URL_ALLOW_REDIRECTS=0 ", calls[^1], StringComparison.Ordinal);
    }

    [ProgramFact("bash")]
    public async Task A_secret_reaches_the_server_in_its_environment_and_stands_in_no_argument()
    {
        using var host = new RecordedHost(BootFixtures.Single with
        {
            Secrets = new Dictionary<string, string>
            {
                ["HF_TOKEN"] = "projects/p/secrets/hub",
                ["VLLM_API_KEY"] = "projects/q/secrets/api-key",
            },
        });
        host.Program("python3", """echo "value of ${@: -1}" """);
        host.Program("docker", $"echo \"$HF_TOKEN|$VLLM_API_KEY\" > '{host.In("environment")}'");
        var (exitCode, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            "value of projects/p/secrets/hub|value of projects/q/secrets/api-key\n",
            await File.ReadAllTextAsync(host.In("environment")));
        Assert.Contains(" --env HF_TOKEN --env VLLM_API_KEY --entrypoint vllm ", calls[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("value of", string.Concat(calls), StringComparison.Ordinal);
        Assert.Equal(
            [
                "python3 /usr/local/lib/ironwood/read_secret.py projects/p/secrets/hub",
                "python3 /usr/local/lib/ironwood/read_secret.py projects/q/secrets/api-key",
            ],
            calls.Where(call => call.StartsWith("python3", StringComparison.Ordinal)));
    }

    [ProgramFact("bash")]
    public async Task A_model_that_the_disk_cannot_hold_is_not_fetched()
    {
        using var host = new RecordedHost(BootFixtures.Single with
        {
            Serving = new() { Model = "gs://weights/llama" },
            ModelGb = 2_000_000_000,
        });
        host.Program("docker");
        var (exitCode, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.Equal((1, 0), (exitCode, calls.Length));
    }

    [ProgramFact("bash")]
    public async Task Without_its_secret_a_server_is_not_started()
    {
        using var host = new RecordedHost(BootFixtures.Single with
        {
            Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "projects/p/secrets/hub" },
        });
        host.Program("python3", "exit 1");
        host.Program("docker");
        var (exitCode, calls) = await host.RunAsync("serve-model.sh", []);
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain(calls, call => call.StartsWith("docker run", StringComparison.Ordinal));
    }

    [ProgramFact("bash")]
    public async Task The_leader_starts_the_server_when_every_host_has_joined()
    {
        using var host = new RecordedHost(BootFixtures.Slice);
        host.Program("ray");
        host.Program("vllm");
        host.Program("sleep");
        // One host, then no answer, then two.
        host.Program("python3", """
            echo >> "$0.times"
            mapfile times < "$0.times"
            case ${#times[@]} in 1) echo 1 ;; 2) exit 1 ;; *) echo 2 ;; esac
            """);
        var (exitCode, calls) = await host.RunAsync(
            "join-slice.sh",
            [
                "LEADER=10.0.0.1", "VLLM_HOST_IP=10.0.0.1", "CHIPS_PER_HOST=4", "SLICE_HOSTS=2", "TPU_WORKER_ID=0",
                "TPU_TOPOLOGY=2x2x2", $"HOME={host.In("home")}",
            ],
            "serve", "a/b");
        Assert.Equal(0, exitCode);
        // vLLM reads this file; workers keep their own values of the variables in it.
        Assert.Equal(
            ["VLLM_HOST_IP", "TPU_TOPOLOGY", "TPU_WORKER_ID"],
            JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(
                host.In("home/.config/vllm/ray_non_carry_over_env_vars.json")))!);
        Assert.Equal("ray start --head --port=6379 --node-ip-address=10.0.0.1 --resources={\"TPU\": 4}", calls[0]);
        Assert.Equal("vllm serve a/b --distributed-executor-backend ray", calls[^1]);
        Assert.Equal(3, calls.Count(call => call == "sleep 10"));
    }

    [ProgramFact("bash")]
    public async Task Every_other_host_joins_the_leader_and_starts_nothing()
    {
        using var host = new RecordedHost(BootFixtures.Slice);
        host.Program("ray");
        var (exitCode, calls) = await host.RunAsync(
            "join-slice.sh", ["LEADER=10.0.0.1", "VLLM_HOST_IP=10.0.0.2", "CHIPS_PER_HOST=4", "SLICE_HOSTS=2"],
            "serve", "a/b");
        Assert.Equal(0, exitCode);
        Assert.Equal(
            ["ray start --address=10.0.0.1:6379 --node-ip-address=10.0.0.2 --resources={\"TPU\": 4} --block"], calls);
    }

    [ProgramFact("bash")]
    public async Task A_new_host_gets_what_its_image_lacks_starts_its_units_and_then_sends_telemetry()
    {
        using var host = new RecordedHost(BootFixtures.Slice);
        host.Program("apt-get");
        host.Program("curl");
        host.Program("python3");
        host.Program("systemctl", "[[ $1 != cat ]]");
        var (exitCode, calls) = await host.RunAsync("prepare.sh", []);
        Assert.Equal(0, exitCode);
        Assert.Equal(
            [
                // The distribution's own would take port 80.
                "systemctl mask nginx.service",
                "apt-get -o DPkg::Lock::Timeout=300 update -q",
                "apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends nginx docker.io",
                "systemctl daemon-reload",
                "systemctl enable ironwood-leader.service ironwood-model.service ironwood-proxy.service",
                "systemctl start --no-block ironwood-leader.service ironwood-model.service ironwood-proxy.service",
                "systemctl cat google-cloud-ops-agent.service",
            ],
            calls.Take(7));
        // Only packages that are signed with the repository's key are installed; no script is run.
        Assert.EndsWith(
            " --output /etc/apt/keyrings/google-cloud.asc https://packages.cloud.google.com/apt/doc/apt-key.gpg",
            calls[7], StringComparison.Ordinal);
        Assert.Matches(
            @"\Adeb \[signed-by=\S+/keyrings/google-cloud\.asc\] https://packages\.cloud\.google\.com/apt "
            + @"google-cloud-ops-agent-\w+-2 main\n\z",
            await File.ReadAllTextAsync(host.In("apt/sources.list.d/google-cloud-ops-agent.list")));
        Assert.Equal(
            [
                "apt-get -o DPkg::Lock::Timeout=300 update -q",
                "apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends google-cloud-ops-agent",
                "systemctl restart google-cloud-ops-agent.service",
            ],
            calls.Skip(8));
        Assert.Equal(
            await File.ReadAllTextAsync(host.In("etc/ops-agent.yaml")),
            await File.ReadAllTextAsync(host.In("agent/config.yaml")));
    }

    [ProgramFact("bash")]
    public async Task What_cannot_be_fetched_is_tried_again_and_then_given_up()
    {
        using var host = new RecordedHost(BootFixtures.Stub);
        host.Program("apt-get", "exit 1");
        host.Program("curl");
        host.Program("python3");
        host.Program("sleep");
        host.Program("systemctl");
        var (exitCode, calls) = await host.RunAsync("prepare.sh", []);
        Assert.Equal(1, exitCode);
        Assert.Equal(20, calls.Count(call => call.StartsWith("apt-get", StringComparison.Ordinal)));
        Assert.DoesNotContain(calls, call => call.Contains("docker", StringComparison.Ordinal));
        Assert.DoesNotContain(calls, call => call.StartsWith("systemctl start", StringComparison.Ordinal));
    }
}
