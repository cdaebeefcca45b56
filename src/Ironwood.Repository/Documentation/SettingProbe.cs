using Ironwood.Planning;
using Ironwood.Planning.StackFiles;

namespace Ironwood.Repository.Documentation;

/// <summary>
/// Finds the allowed values of a setting: it writes an impossible value and reads the allowed values from the refusal.
/// So the reference always agrees with the refusals.
/// </summary>
internal sealed class SettingProbe : IDisposable
{
    private const string Stack = "probe";

    /// <summary>A text that no setting with a form accepts.</summary>
    public const string NoText = "'?'";

    /// <summary>A number that no setting accepts.</summary>
    public const string NoNumber = "-1";

    /// <summary>A whole number that most ranges contain, but lists of round numbers do not.</summary>
    public const string InnerNumber = "2";

    /// <summary>A stack with a place for every setting: tiers of each kind, a second region, domains.</summary>
    private const string Settings = """
        config:
          gcp:project: my-project
          gcp:region: us-central1
          ironwood:tiers:
            held: { chips: 256, capacity: reservation, reservation: held, default: true }
            scaled: { topology: 2x2x1, scaling: { minReplicas: 1, maxReplicas: 2 }, routes: [/scaled] }
            second:
              chips: 256
              routes: [{ path: /second, host: inference.example.com, headers: { x-model: { exact: large } } }]
              failover: { region: us-east5, capacity: reservation, reservation: held }
            garden:
              chips: 256
              routes: [/garden]
              vertex: { model: google/gemma-3-1b-it, machineType: ct6e-standard-4t }
          ironwood:network: { failoverSubnetCidrs: { us-east5: 10.65.0.0/18 } }
          ironwood:frontDoor: { domains: [inference.example.com], iap: { members: [domain:example.com] } }
          ironwood:apiGateway: { enabled: true }
          ironwood:spend: { ceilingUsdPerHour: 10000000 }
          ironwood:budget: { billingAccount: 000000-000000-000000 }
          ironwood:waivers: { one: { rule: security/plain-http, owner: me, reason: why, expires: "2027-03-31" } }
        """;

    /// <summary>The example key for each kind of key.</summary>
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["<region>"] = ["us-east5", "us-central1"],
        ["<item>"] = ["redis"],
        ["<header>"] = ["x-model"],
        ["[]"] = ["[0]"],
        ["<name>"] = ["held", "scaled", "second", "garden", "one"],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("ironwood-probe-").FullName;

    public SettingProbe()
    {
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), "name: ironwood\nruntime: dotnet\n");
        File.WriteAllText(Path.Combine(_folder, $"Pulumi.{Stack}.yaml"), Settings);
    }

    /// <summary>The allowed values of a setting; empty if the value is not refused or the refusal lists none.</summary>
    /// <param name="path">Path, with <c>&lt;name&gt;</c> and the like for keys.</param>
    /// <param name="isList">Whether it is a list.</param>
    /// <param name="value">The value to write.</param>
    public string Allowed(string path, bool isList, string value) =>
        Paths(path)
            .SelectMany(at => Refusals($"{at}={(isList ? $"[{value}]" : value)}")
                .Where(problem => problem.Path == at || problem.Path == $"{at}[0]"))
            .Select(problem => problem.Allowed)
            .FirstOrDefault(allowed => allowed is not null) ?? "";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<Problems.Problem> Refusals(string change)
    {
        var files = StackFileReader.Read(_folder, Stack, [change]);
        return files.Configuration is { } configuration ? SettingsReader.Read(configuration).Problems : files.Problems;
    }

    private static IEnumerable<string> Paths(string path) => Keys.Aggregate(
        (IEnumerable<string>)[path],
        (paths, key) => paths.SelectMany(at => at.Contains(key.Key, StringComparison.Ordinal)
            ? key.Value.Select(value => at.Replace(key.Key, value, StringComparison.Ordinal))
            : [at]));
}
