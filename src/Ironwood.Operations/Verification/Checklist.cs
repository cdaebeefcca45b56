using System.Collections.Immutable;
using Ironwood.Operations.Access;
using Ironwood.Operations.Caching;
using Ironwood.Operations.Observability;
using Ironwood.Operations.Serving;
using Ironwood.Operations.Spend;
using Ironwood.Operations.Telemetry;
using Ironwood.Operations.Traffic;
using Ironwood.Operations.Verification.Checks;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Verification;

/// <summary>All checks, in the order of the recipe's validation, over the services of Google Cloud.</summary>
public static class Checklist
{
    /// <summary>The checks.</summary>
    /// <param name="access">The way to Google Cloud.</param>
    /// <param name="gate">How many calls may be under way.</param>
    /// <param name="frontDoor">The way into the platform itself.</param>
    /// <param name="options">How closely is looked.</param>
    /// <param name="time">What time it is.</param>
    public static ImmutableArray<ICheck> Of(
        GoogleAccess access, CallGate gate, IFrontDoor frontDoor, VerificationOptions options, TimeProvider time)
    {
        var calls = new GoogleCalls(access, gate);
        var series = new CloudTimeSeries(calls);
        return
        [
            new PodCheck(new ComputeGroups(calls)),
            new DeviceCheck(series, time),
            new BackendCheck(new ComputeBackends(calls)),
            new RequestCheck(frontDoor, options),
            new VertexRouteCheck(frontDoor),
            new EndpointCheck(new VertexEndpoints(calls)),
            new MetricCheck(series, time),
            new UptimeCheck(series, time),
            new AlertCheck(new CloudAlertPolicies(calls)),
            new DashboardCheck(new CloudDashboards(calls)),
            new SinkCheck(new CloudLogSinks(calls), new BigQueryWarehouse(calls)),
            new SubscriptionCheck(new PubSubSubscriptions(calls), series, time),
            new CacheCheck(new MemorystoreCaches(calls)),
            new BudgetCheck(new BillingBudgets(calls)),
        ];
    }
}
