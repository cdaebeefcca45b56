using Ironwood.Infra.Caching;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Spend;
using Ironwood.Infra.Telemetry;
using Ironwood.Outputs;

namespace Ironwood.Infra.Contract;

/// <summary>Builds the platform's contract from its parts. The contract names secrets but contains none.</summary>
internal static class ContractOutput
{
    /// <summary>The whole contract; known when all its values are known.</summary>
    public static Output<PlatformContract> Of(Platform platform)
    {
        var plan = platform.Plan;
        return Output.Tuple(
            Output.Tuple(FrontDoorContract.Of(platform), TierContract.Of(platform), ObservabilityContract.Of(platform)),
            CacheOf(platform.Cache, plan.Cache),
            TelemetryOf(platform.Warehouse, platform.Stream),
            BudgetOf(platform.Budget, plan.Budget),
            ModelsOf(platform.Models),
            NetworkOf(platform.Network),
            platform.Identity.Account.Email).Apply(known => new PlatformContract
            {
                Version = PlatformContract.CurrentVersion,
                Project = plan.Project,
                Region = plan.Region,
                Environment = plan.Environment,
                FrontDoor = known.Item1.Item1,
                Tiers = known.Item1.Item2,
                Cache = known.Item2,
                Telemetry = known.Item3,
                Observability = known.Item1.Item3,
                Budget = known.Item4,
                Models = known.Item5,
                Network = known.Item6,
                ServiceAccountEmail = known.Item7,
            });
    }

    /// <summary>Combines outputs by key into one output.</summary>
    public static Output<ImmutableSortedDictionary<string, T>> Map<T>(
        IEnumerable<KeyValuePair<string, Output<T>>> entries) =>
        Output.All(entries.Select(entry => entry.Value.Apply(value => KeyValuePair.Create(entry.Key, value))))
            .Apply(known => known.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static Output<CacheOutputs?> CacheOf(ResponseCache? cache, CachePlan? plan) => cache is null || plan is null
        ? Output.Create(default(CacheOutputs))
        : Output.Tuple(cache.Instance.Id, cache.Host, cache.Instance.Port, cache.AuthSecretId, cache.ServerCaSecretId)
            .Apply<CacheOutputs?>(known => new CacheOutputs
            {
                Instance = known.Item1,
                Host = known.Item2,
                Port = known.Item3,
                MemoryGb = plan.MemoryGb,
                AuthSecret = known.Item4,
                CaSecret = known.Item5,
            });

    private static Output<TelemetryOutputs> TelemetryOf(MetricsWarehouse warehouse, MetricsStream stream) =>
        Output.Tuple(
            warehouse.Metrics.DatasetId, warehouse.Analytics.DatasetId, stream.Table.TableId, warehouse.Sink.Name,
            stream.Topic.Id, stream.Subscription.Id, stream.DeadLetterSubscription.Id)
                .Apply(known => new TelemetryOutputs
                {
                    MetricsDataset = known.Item1,
                    AnalyticsDataset = known.Item2,
                    AnalyticsTable = known.Item3,
                    LogSink = known.Item4,
                    Topic = known.Item5,
                    Subscription = known.Item6,
                    DeadLetterSubscription = known.Item7,
                });

    private static Output<BudgetOutputs?> BudgetOf(SpendBudget? budget, BudgetPlan? plan) =>
        budget is null || plan is null
            ? Output.Create(default(BudgetOutputs))
            : budget.Budget.Id.Apply<BudgetOutputs?>(id => new BudgetOutputs { Budget = id, Usd = plan.Usd });

    private static Output<ModelStoreOutputs> ModelsOf(ModelStore models) =>
        Output.Tuple(models.Bucket.Url, models.Repository.RegistryUri)
            .Apply(known => new ModelStoreOutputs { Bucket = known.Item1, ImageRepository = known.Item2 });

    private static Output<NetworkOutputs> NetworkOf(InferenceNetwork network) => Output.Tuple(
        network.NetworkName,
        network.Project.ToOutput(),
        Map(network.Subnets.Select(subnet => KeyValuePair.Create(subnet.Key, subnet.Value.Name))))
        .Apply(known => new NetworkOutputs { Network = known.Item1, Project = known.Item2, Subnetworks = known.Item3 });
}
