using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Monitoring;
using Ironwood.Demo.Vertex;
using Ironwood.Operations.Watching;

namespace Ironwood.Cli.Tests.Deployed;

/// <summary>The examples of <c>docs/diagnostics.md</c> about models and watching print what they say, on a platform
/// that fits.</summary>
public partial class ModelExampleTests
{
    private const string Update = "EndpointService/UpdateEndpoint";

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, string>();
            var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md"))
                .ReplaceLineEndings("\n");
            foreach (Match section in Section().Matches(page))
            {
                examples.Add(
                    section.Groups["code"].Value, section.Groups["command"].Value, section.Groups["output"].Value);
            }
            return examples;
        }
    }

    [Fact]
    public void Every_code_has_an_example() => Assert.Equal(
        new[] { typeof(Operations.Models.ModelDiagnostics) }.SelectMany(type => type.GetFields())
            .Select(field => (string)field.GetRawConstantValue()!).Append(WatchDiagnostics.BadInterval),
        Examples.Select(example => (string)example[0]));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_prints_what_it_says(string code, string command, string output)
    {
        await using var runs = await PlatformRuns.StartAsync(
            contract => code == "IW8202" ? PlatformRuns.WithoutEndpoint(contract, "large") : contract);
        ModelCommandTests.Rename(runs);
        Prepare(runs, code);

        var run = await runs.RunOnAsync(command.Split(' '));

        Assert.Equal(output, run.Error);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Equal(
            code switch
            {
                "IW8216" or "IW8228" => 130,
                "IW8215" or "IW8224" or "IW8225" or "IW8226" or "IW8227" => 1,
                _ => 2,
            },
            run.ExitCode);
    }

    private static void Prepare(PlatformRuns runs, string code)
    {
        switch (code)
        {
            case "IW8203":
                runs.Platform.Faults.Add(CallFault.NotFound("EndpointService/GetEndpoint", "gone"));
                break;
            case "IW8209":
                runs.Endpoints.Change(runs.Endpoint, endpoint => endpoint.TrafficSplit["1"] = 90);
                break;
            case "IW8215":
                runs.Platform.Faults.Add(
                    CallFault.OperationFails(
                        "EndpointService/DeployModel", StatusCode.ResourceExhausted,
                        "There is no capacity for tpu7x-standard-4t."));
                break;
            case "IW8216":
            case "IW8228":
                runs.Clock.Waiting = _ => runs.Interrupt();
                break;
            case "IW8217":
                OperationBook.Of(runs.Platform.State).Start(runs.Endpoint, [new Empty()], () => new Empty(), null);
                break;
            case "IW8224":
                Fail(runs);
                break;
            case "IW8225":
                // Another user moves all traffic to the new model while the first step is watched.
                runs.Clock.Waiting = _ => runs.Endpoints.Change(
                    runs.Endpoint, endpoint => endpoint.TrafficSplit["1"] = 100 - (endpoint.TrafficSplit["2"] = 60));
                break;
            case "IW8226":
                runs.Platform.Faults.Add(
                    CallFault.Denied(Update, "aiplatform.endpoints.update", "user:ann@example.com"));
                break;
            case "IW8227":
                Fail(runs);
                runs.Clock.Waiting = _ => runs.Platform.Faults.Add(
                    CallFault.Denied(Update, "aiplatform.endpoints.update", "user:ann@example.com"));
                break;
        }
    }

    private static void Fail(PlatformRuns runs) => SeriesBook.Of(runs.Platform.State).Change(
        series => series.MetricType.EndsWith("online/error_count", StringComparison.Ordinal)
            && series.MetricLabels["deployed_model_id"] == "2",
        series => series with { Value = 3 });

    [GeneratedRegex(
        @"^## (?<code>IW8[23][0-9]{2}) (?:(?!^## ).)*?```console\n\$ \./ironwood (?<command>[^\n]+)\n(?<output>.*?)```",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
