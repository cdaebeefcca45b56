using Ironwood.Outputs;

namespace Ironwood.Infra.Contract;

internal static class ObservabilityContract
{
    public static Output<ObservabilityOutputs> Of(Platform platform)
    {
        var policies = platform.Uptime is { } uptime
            ? platform.Alerts.Policies.Add(uptime.Alert)
            : platform.Alerts.Policies;
        var check = platform.Uptime?.Check.Name.Apply<string?>(name => name) ?? Output.Create(default(string));
        var metrics = WatchedMetrics.Of(platform);
        return Output.Tuple(
            platform.Dashboard.Dashboard.Id, platform.Dashboard.Url,
            ContractOutput.Map(policies.Select(policy => KeyValuePair.Create(policy.GetResourceName(), policy.Name))),
            check)
            .Apply(known => new ObservabilityOutputs
            {
                Dashboard = known.Item1,
                DashboardUrl = known.Item2,
                AlertPolicies = known.Item3,
                Metrics = metrics,
                UptimeCheck = known.Item4,
            });
    }
}
