using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.ModelServers;
using Scriban.Runtime;
using static System.FormattableString;

namespace Ironwood.Planning.Boot;

/// <summary>
/// What a host of a tier does from its first boot on, as cloud-init's <c>#cloud-config</c>: runs the model server,
/// answers on the serving port for the slice's leader, and sends logs and metrics. All hosts of a slice boot with
/// the same text; which of them leads they find out themselves.
/// </summary>
public sealed record BootConfiguration
{
    /// <summary>Environment without variables.</summary>
    public static IReadOnlyDictionary<string, string> NoEnvironment { get; } =
        ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// What may stand before the API's own path, as a regular expression: whole segments, none of them empty or
    /// beginning with a dot. Letters of other languages may be encoded, ASCII characters may not.
    /// </summary>
    private const string RoutePrefix = "(?:/(?!\\.)(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[89A-Fa-f][0-9A-Fa-f])+)*?";

    private static readonly string[] Configurations = ["serving.env", "nginx.conf", "leader.conf", "ops-agent.yaml"];

    /// <summary>The tier's name; a field of every log entry and a label of every metric.</summary>
    public required string Tier { get; init; }

    /// <summary>What tells the stack's hosts from another stack's; a field of every log entry.</summary>
    public required string Stack { get; init; }

    /// <summary>Prometheus job of the tier's hosts, unique among the stacks of a project.</summary>
    public required string MonitoringJob { get; init; }

    /// <summary>The slice, or the machine that serves alone.</summary>
    public required SliceShape Shape { get; init; }

    /// <summary>What is served; of no meaning for a generation without accelerators, which runs a stub.</summary>
    public required ServingSettings Serving { get; init; }

    /// <summary>GB of the model's files; null if that is not known.</summary>
    public int? ModelGb { get; init; }

    /// <summary>Paths that are passed on to the model server beside its public ones. Default: none.</summary>
    public IReadOnlyList<string> ExactRoutes { get; init; } = [];

    /// <summary>
    /// Variables of the model server by name, each with the full name of the secret whose value it gets. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = NoEnvironment;

    /// <summary>Longest time that the load balancer gives a request, in seconds.</summary>
    public required int RequestTimeoutSeconds { get; init; }

    /// <summary>Port that the load balancer asks. Default <see cref="ServingPort.Number"/>.</summary>
    public int ProxyPort { get; init; } = ServingPort.Number;

    /// <summary>Port of the model server. Default <see cref="ServingPort.ModelServer"/>.</summary>
    public int ServerPort { get; init; } = ServingPort.ModelServer;

    /// <summary>Where things lie on the host.</summary>
    public HostPaths Paths { get; init; } = new();

    /// <summary>Whether a stub stands in for the model server.</summary>
    public bool IsStub => !Shape.Generation.IsAccelerator;

    /// <summary>Container image of the model server.</summary>
    public required string Image { get; init; }

    /// <summary>Devices that one copy of the model is spread over.</summary>
    public required int TensorParallelSize { get; init; }

    /// <summary>Further arguments of the model server.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Environment variables of the model server.</summary>
    public required IReadOnlyDictionary<string, string> ServerEnvironment { get; init; }

    /// <summary>The metadata value <c>user-data</c>.</summary>
    /// <param name="environment">Further environment variables of the model server.</param>
    public string Render(IReadOnlyDictionary<string, string> environment) =>
        BootTemplates.Render("cloud-config.yaml", new()
        {
            ["tier"] = Tier,
            ["prepare"] = $"{Paths.Library}/prepare.sh",
            ["files"] = new ScriptArray(Files(environment).Select(file => new ScriptObject
            {
                ["path"] = file.Path,
                ["permissions"] = file.Permissions,
                ["content"] = Quoting.Indent(file.Content),
            })),
        });

    /// <summary>The files that the host gets.</summary>
    /// <param name="environment">Further environment variables of the model server.</param>
    public IReadOnlyList<BootFile> Files(IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var values = Values(environment);
        string[] units = Shape.IsMultiHost
            ? ["ironwood-leader", "ironwood-model", "ironwood-proxy"]
            : ["ironwood-model", "ironwood-proxy"];
        values["units"] = new ScriptArray(units.Select(unit => $"{unit}.service"));
        string[] programs = IsStub ? ["prepare.sh", "stub_server.py"]
            :
            [
                "prepare.sh",
                "serve-model.sh",
                .. Secrets.Count > 0 ? ["read_secret.py"] : Array.Empty<string>(),
                .. Shape.IsMultiHost ? ["find_leader.py", "join-slice.sh"] : Array.Empty<string>(),
            ];
        return
        [
            // Everyone who can read the metadata can read this file: it must hold no secret.
            new($"{Paths.Configuration}/model.env", BootTemplates.Render("model.env", values), "0600"),
            .. Configurations.Select(
                name => new BootFile($"{Paths.Configuration}/{name}", BootTemplates.Render(name, values))),
            .. programs.Select(name => new BootFile($"{Paths.Library}/{name}", BootTemplates.Host(name), "0755")),
            .. units.Select(unit => new BootFile(
                $"/etc/systemd/system/{unit}.service", BootTemplates.Render($"{unit}.service", values))),
            new("/etc/logrotate.d/ironwood", BootTemplates.Host("logrotate.conf")),
        ];
    }

    private ScriptObject Values(IReadOnlyDictionary<string, string> environment) => new()
    {
        ["tier"] = Tier,
        ["stack"] = Stack,
        ["job"] = MonitoringJob,
        ["runtime"] = IsStub ? "python3" : "docker",
        ["image"] = Image,
        ["cloud_cli_image"] = ModelServer.CloudCliImage.Value,
        ["model"] = Serving.Model,
        ["model_gb"] = ModelGb ?? 0,
        ["revision"] = Serving.Revision ?? "",
        ["media_domains"] = new ScriptArray(Serving.MediaDomains),
        ["secrets"] = new ScriptArray(
            Secrets.OrderBy(secret => secret.Key, StringComparer.Ordinal)
                .Select(secret => $"{secret.Key}={secret.Value}")),
        ["precision"] = Serving.Precision,
        ["tensor_parallel_size"] = TensorParallelSize,
        ["arguments"] = new ScriptArray(Arguments),
        // vLLM's and Ray's processes share tensors through it; the rest is the loader's.
        ["shared_memory"] = Invariant($"{Math.Max(1, Shape.MachineType.MemoryGib / 4)}g"),
        // A machine that serves alone is asked by its own proxy only.
        ["bind"] = Shape.IsMultiHost ? "0.0.0.0" : "127.0.0.1",
        ["server_port"] = ServerPort,
        ["server_idle_seconds"] = ServerIdleSeconds,
        // The side that sends requests must close the connection first.
        ["idle_seconds"] = ServerIdleSeconds - 1,
        ["proxy_port"] = ProxyPort,
        ["health_path"] = ServingPort.HealthPath,
        ["route"] = RoutePrefix,
        ["served"] = new ScriptArray(
            ServerPaths.Public.Select(path => Served(path.Pattern, path.FollowsRoute))
                .Concat(ExactRoutes.Select(path => Served(Regex.Escape(path), followsRoute: false)))),
        ["timeout_seconds"] = RequestTimeoutSeconds,
        ["hosts"] = Shape.Vms,
        ["chips_per_host"] = Shape.MachineType.ChipsPerVm,
        ["topology"] = Shape.Topology?.ToString() ?? "",
        ["host_bounds"] = Shape.IsMultiHost ? HostGrid.HostBounds(Shape.Topology!) : "",
        ["chips_per_host_bounds"] = Shape.IsMultiHost ? HostGrid.ChipsPerHostBounds : "",
        ["accelerator_type"] = Shape.IsMultiHost ? HostGrid.AcceleratorType(Shape) : "",
        ["paths"] = new ScriptObject
        {
            ["configuration"] = Paths.Configuration,
            ["library"] = Paths.Library,
            ["state"] = Paths.State,
            ["logs"] = Paths.Logs,
            ["run"] = Paths.Run,
        },
        ["environment"] = new ScriptArray(
            environment.Concat(ServerEnvironment)
                .OrderBy(variable => variable.Key, StringComparer.Ordinal)
                .Select(variable => new ScriptObject
                {
                    ["name"] = variable.Key,
                    ["value"] = Quoting.Line(variable.Key, variable.Value),
                })),
    };

    private static ScriptObject Served(string pattern, bool followsRoute) => new()
    {
        ["pattern"] = pattern,
        ["follows_route"] = followsRoute,
    };

    private static int ServerIdleSeconds => int.Parse(ModelServer.IdleSeconds.Value, CultureInfo.InvariantCulture);
}
