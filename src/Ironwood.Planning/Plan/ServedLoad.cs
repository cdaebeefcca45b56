using Ironwood.Catalog.Models;
using Ironwood.Planning.Engines;

namespace Ironwood.Planning.Plan;

/// <summary>What a tier carries in one region, and what its tokens cost.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Engine">The model server of each replica.</param>
/// <param name="Replicas">Replicas at the tier's largest size.</param>
/// <param name="UsdPerHour">What their machines cost per hour; null where no price is known.</param>
public sealed record ServedLoad(TierPlan Tier, EnginePlan Engine, int Replicas, decimal? UsdPerHour)
{
    private const decimal TokensPerMillion = 1_000_000;
    private const decimal SecondsPerHour = 3_600;

    /// <summary>Requests in flight that all replicas take.</summary>
    public int RequestsInFlight => Replicas * Engine.Concurrency;

    /// <summary>Tokens of answers per second of all replicas.</summary>
    public decimal OutputTokensPerSecond => Replicas * Engine.Speed.OutputTokensPerSecond;

    /// <summary>What a million tokens of answers cost at the use that tiers are sized for; null where no price is
    /// known.</summary>
    public decimal? UsdPerMillionOutputTokens => UsdPerHour * TokensPerMillion
        / (OutputTokensPerSecond * EngineFigures.TargetUtilization * SecondsPerHour);

    /// <summary>Every tier of a stack whose model the catalogue can size, in every region.</summary>
    public static IEnumerable<ServedLoad> Of(StackPlan stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return stack.Machines
            .Where(tier => tier.Serving.Engine is not null)
            .Select(tier => new ServedLoad(
                tier,
                tier.Serving.Engine!,
                tier.MaxVms / tier.Shape.Vms,
                stack.Tariff
                    .Machines(tier.Shape.MachineType.Name, tier.Region, tier.Capacity.Id, tier.MaxVms, tier.Name)
                    .UsdPerHour));
    }
}
