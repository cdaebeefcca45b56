using Google.Cloud.AIPlatform.V1;
using Google.Cloud.Monitoring.V3;
using Google.LongRunning;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Ironwood.Demo.Faults;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Operations.Models.Rollouts;
using Ironwood.Operations.Tests.Access;
using Ironwood.Operations.Watching;

namespace Ironwood.Operations.Tests.Google;

/// <summary>
/// Everything that asks Google, over a platform whose answers are changed at random: fields are missing, null, of
/// another type, or out of range. Callers see results or coded problems, never another exception.
/// </summary>
public class HostileAnswersTests
{
    // The result of a failure without its own code: here that would be an unexpected exception.
    private const string Unexpected = "IW8013";

    private static readonly Dictionary<string, MessageParser> Messages = new()
    {
        ["EndpointService/GetEndpoint"] = Endpoint.Parser,
        ["EndpointService/ListEndpoints"] = ListEndpointsResponse.Parser,
        ["EndpointService/DeployModel"] = Operation.Parser,
        ["Operations/GetOperation"] = Operation.Parser,
        ["ModelService/GetModel"] = Model.Parser,
        ["MetricService/ListTimeSeries"] = ListTimeSeriesResponse.Parser,
        ["MetricService/ListMetricDescriptors"] = ListMetricDescriptorsResponse.Parser,
        ["AlertPolicyService/ListAlertPolicies"] = ListAlertPoliciesResponse.Parser,
    };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Verify_ends_with_results_whatever_is_answered(int seed)
    {
        await using var loopback = await StartAsync(seed);
        var time = TimeProvider.System;
        using var gate = new CallGate(4);
        using var frontDoor = new FrontDoorClient(loopback.Platform.Endpoint, TimeSpan.FromSeconds(20), gate, time);
        var checks = Checklist.Of(loopback.Access, gate, frontDoor, new() { Requests = 2 }, time);

        var report = await new Verifier(checks, TimeSpan.FromSeconds(60), time)
            .RunAsync(loopback.Platform.State.Contract, null, CancellationToken.None);

        Assert.Equal(14, report.Results.Length);
        Assert.DoesNotContain(report.Problems, problem => problem.Code == Unexpected);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Models_and_watching_end_with_results_whatever_is_answered(int seed)
    {
        await using var loopback = await StartAsync(seed);
        var contract = loopback.Platform.State.Contract;
        var vertex = new VertexAi(new(loopback.Access));
        var monitoring = new CloudMonitoring(new(loopback.Access));
        var clock = new InstantClock();

        var snapshot = await new Watcher(monitoring, contract, TimeProvider.System).RefreshAsync(default);
        Assert.All(snapshot.Stale, stale => Assert.NotEqual(Unexpected, stale.Problem.Code));
        _ = (snapshot.UsdPerHour, snapshot.Tiers.Select(tier => tier.ErrorRatio).ToArray());

        var list = await EndpointList.ReadAsync(contract, vertex, default);
        Assert.DoesNotContain(list, tier => tier.Problem?.Code == Unexpected);

        if (await CodedAsync(() => new RolloutPlanner(vertex).PlanAsync(
            new() { Tier = "small", DeployedModel = "5000000000000000003" }, contract, default)) is { Plan: { } plan })
        {
            var result = await new Rollout(
                new VertexTraffic(vertex, loopback.Endpoint),
                new MonitoringTraffic(monitoring, contract.Project, "1000000001"),
                clock).RunAsync(plan, _ => { }, default);
            Assert.NotEqual(Unexpected, result.Problem?.Code);
        }
        if (await CodedAsync(() => new DeploymentPlanner(vertex).PlanAsync(
            new() { Tier = "small", Model = "demo-medium" }, contract, default)) is { Plan: { } deployment })
        {
            var result = await new ModelDeployment(vertex, clock)
                .RunAsync(deployment, (_, _) => { }, _ => { }, default);
            Assert.NotEqual(Unexpected, result.Problem?.Code);
        }
    }

    // Otherwise every call could fail on its way, and the other tests would prove nothing.
    [Fact]
    public async Task What_is_answered_unchanged_arrives_unchanged()
    {
        await using var loopback = await Loopback.StartAsync();
        foreach (var call in Messages.Keys.Append("GET ").Append("POST "))
        {
            loopback.Platform.Faults.Add(CallFault.Altered(call, bytes => bytes));
        }
        using var gate = new CallGate(4);
        using var frontDoor = new FrontDoorClient(
            loopback.Platform.Endpoint, TimeSpan.FromSeconds(20), gate, TimeProvider.System);
        var checks = Checklist.Of(
            loopback.Access, gate, frontDoor, new() { Latency = TimeSpan.FromSeconds(20) }, TimeProvider.System);

        var report = await new Verifier(checks, TimeSpan.FromSeconds(60), TimeProvider.System)
            .RunAsync(loopback.Platform.State.Contract, null, CancellationToken.None);

        Assert.Empty(
            report.Results.Where(result => result.Status != CheckStatus.Pass).Select(result => result.Summary));
    }

    [Fact]
    public async Task Points_without_a_time_or_a_value_are_left_out()
    {
        await using var loopback = await Loopback.StartAsync();
        var empty = new ListTimeSeriesResponse
        {
            TimeSeries = { new TimeSeries { Points = { new Point(), new Point { Interval = new() } } } },
        };
        loopback.Platform.Faults.Add(CallFault.Altered("MetricService/ListTimeSeries", _ => empty.ToByteArray()));
        var monitoring = new CloudMonitoring(new(loopback.Access));
        const string Filter = "metric.type = \"x\"";
        var (since, until) = (DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);

        Assert.Null(await monitoring.NewestAsync("ironwood-prod", Filter, since, until, default));
        Assert.Equal(0, await monitoring.CountAsync("ironwood-prod", Filter, since, until, default));
        Assert.Empty(await monitoring.StatesAsync("ironwood-prod", Filter, "y", since, until, default));
    }

    [Fact]
    public async Task An_answer_of_many_megabytes_is_given_up()
    {
        await using var loopback = await Loopback.StartAsync();
        var large = Encoding.UTF8.GetBytes($$"""{"state":"{{new string('x', 5 * 1024 * 1024)}}"}""");
        loopback.Platform.Faults.Add(CallFault.Altered("GET redis.googleapis.com/v1/", _ => large));

        var error = await Assert.ThrowsAsync<AccessException>(() => new Memorystore(new(loopback.Access))
            .FindInstanceAsync(loopback.Platform.State.Contract.Cache!.Instance, default));

        Assert.Equal("IW8018", error.Problem.Code);
    }

    private static async Task<T?> CodedAsync<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (AccessException error)
        {
            Assert.NotEqual(Unexpected, error.Problem.Code);
            return null;
        }
    }

    private static async Task<Loopback> StartAsync(int seed)
    {
        var loopback = await Loopback.StartAsync(options => options with { Deadline = TimeSpan.FromSeconds(5) });
        var random = new Random(seed);
        foreach (var (call, parser) in Messages)
        {
            loopback.Platform.Faults.Add(
                CallFault.Altered(call, bytes => Locked(random, () => Alter(parser, bytes, random))));
        }
        foreach (var call in new[] { "GET ", "POST " })
        {
            loopback.Platform.Faults.Add(CallFault.Altered(call, bytes => Locked(random, () => Alter(bytes, random))));
        }
        return loopback;
    }

    private static byte[] Locked(Random random, Func<byte[]> alter)
    {
        lock (random)
        {
            return alter();
        }
    }

    private static byte[] Alter(MessageParser parser, byte[] bytes, Random random)
    {
        var message = parser.ParseFrom(bytes);
        for (var change = random.Next(4); change > 0; change--)
        {
            Alter(message, random, depth: random.Next(5));
        }
        return message.ToByteArray();
    }

    // Goes down to a random field, and empties it or gives it an extreme value.
    private static void Alter(IMessage message, Random random, int depth)
    {
        var fields = message.Descriptor.Fields.InDeclarationOrder();
        if (fields.Count == 0)
        {
            return;
        }
        var field = fields[random.Next(fields.Count)];
        var value = field.Accessor.GetValue(message);
        if (depth > 0 && value is IMessage child)
        {
            Alter(child, random, depth - 1);
        }
        else if (depth > 0 && value is System.Collections.IList { Count: > 0 } list)
        {
            if (list[random.Next(list.Count)] is IMessage element)
            {
                Alter(element, random, depth - 1);
            }
            else
            {
                list.Clear();
            }
        }
        else if (field.IsRepeated || field.IsMap || random.Next(3) == 0)
        {
            field.Accessor.Clear(message);
        }
        else if (Extreme(field, random) is { } extreme)
        {
            field.Accessor.SetValue(message, extreme);
        }
    }

    private static object? Extreme(FieldDescriptor field, Random random) => field.FieldType switch
    {
        FieldType.String => new[] { "", "/", "@", "projects//locations//x", new string('x', 10_000) }[random.Next(5)],
        FieldType.Int32 => new[] { int.MinValue, -1, int.MaxValue }[random.Next(3)],
        FieldType.Int64 => new[] { long.MinValue, -1, long.MaxValue }[random.Next(3)],
        FieldType.Double => new[] { double.NaN, double.NegativeInfinity, -1, double.MaxValue }[random.Next(4)],
        FieldType.Bool => random.Next(2) == 0,
        _ => null,
    };

    private static byte[] Alter(byte[] bytes, Random random)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(bytes);
        }
        catch (System.Text.Json.JsonException)
        {
            return bytes;
        }
        for (var change = random.Next(4); change > 0 && root is not null; change--)
        {
            Alter(root, random);
        }
        return random.Next(12) == 0
            ? bytes[..(bytes.Length / 2)]
            : Encoding.UTF8.GetBytes(root?.ToJsonString() ?? "null");
    }

    private static void Alter(JsonNode node, Random random)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } fields:
                var name = fields.ElementAt(random.Next(fields.Count)).Key;
                if (random.Next(2) == 0 && fields[name] is JsonObject or JsonArray)
                {
                    Alter(fields[name]!, random);
                }
                else if (random.Next(3) == 0)
                {
                    fields.Remove(name);
                }
                else
                {
                    fields[name] = Odd(random);
                }
                break;
            case JsonArray { Count: > 0 } items:
                var index = random.Next(items.Count);
                if (random.Next(2) == 0 && items[index] is JsonObject or JsonArray)
                {
                    Alter(items[index]!, random);
                }
                else
                {
                    items[index] = Odd(random);
                }
                break;
        }
    }

    private static JsonNode? Odd(Random random) => random.Next(7) switch
    {
        0 => null,
        1 => JsonValue.Create(-1),
        2 => JsonValue.Create(1e300),
        3 => JsonValue.Create("9999999999999999999999"),
        4 => new JsonArray(null, 7),
        5 => new JsonObject { ["x"] = null },
        _ => JsonValue.Create(true),
    };
}
