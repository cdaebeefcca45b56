using System.Net;
using System.Net.Sockets;

namespace Ironwood.Infra.Tests;

public class EngineConnectionTests
{
    [Theory]
    [InlineData("PULUMI_MONITOR")]
    [InlineData("PULUMI_ENGINE")]
    public async Task An_engine_that_refuses_the_connection_is_one_problem(string variable)
    {
        var problem = await EngineConnection.ProblemAsync(name => name == variable ? $"127.0.0.1:{FreePort()}" : null);

        Assert.Equal(("IW0008", variable), (problem?.Code, problem?.Path));
        Assert.Contains("the connection was refused", problem!.Message, StringComparison.Ordinal);
        Assert.Single(problem.ToString().Split('\n'), line => line.StartsWith("IW", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_engine_that_listens_is_no_problem()
    {
        using var engine = new TcpListener(IPAddress.Loopback, 0);
        engine.Start();

        Assert.Null(await EngineConnection.ProblemAsync(_ => engine.LocalEndpoint.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unix:/run/engine")]
    [InlineData("not an address")]
    public async Task What_is_no_address_is_left_to_the_SDK(string? address) =>
        Assert.Null(await EngineConnection.ProblemAsync(_ => address));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
