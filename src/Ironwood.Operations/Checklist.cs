using Ironwood.Operations.Google;
using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Checks;

namespace Ironwood.Operations;

/// <summary>All checks of <c>./ironwood verify</c>, in the order of its report.</summary>
public static class Checklist
{
    /// <summary>The checks.</summary>
    /// <param name="access">The way to Google Cloud.</param>
    /// <param name="gate">Limits how many calls run at once.</param>
    /// <param name="frontDoor">Sends requests to the platform itself.</param>
    /// <param name="options">Number of requests, and limits.</param>
    /// <param name="time">The clock.</param>
    public static ImmutableArray<ICheck> Of(
        GoogleAccess access, CallGate gate, IFrontDoor frontDoor, VerificationOptions options, TimeProvider time)
    {
        var calls = new GoogleCalls(access, gate);
        var compute = new ComputeEngine(calls);
        var monitoring = new CloudMonitoring(calls);
        return
        [
            new PodCheck(compute),
            new DeviceCheck(monitoring, time),
            new BackendCheck(compute),
            new RequestCheck(frontDoor, options),
            new VertexRouteCheck(frontDoor),
            new EndpointCheck(new VertexAi(calls)),
            new MetricCheck(monitoring, time),
            new UptimeCheck(monitoring, time),
            new AlertCheck(monitoring),
            new DashboardCheck(monitoring),
            new SinkCheck(new CloudLogging(calls), new BigQuery(calls)),
            new SubscriptionCheck(new PubSub(calls), monitoring, time),
            new CacheCheck(new Memorystore(calls)),
            new BudgetCheck(new CloudBilling(calls)),
        ];
    }
}
