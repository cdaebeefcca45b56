namespace Ironwood.Planning.Engines;

/// <summary>A way to carry a load.</summary>
/// <param name="Engine">The model server of each replica.</param>
/// <param name="Replicas">How many replicas.</param>
/// <param name="RequestsPerSecond">The load.</param>
/// <param name="ChipUsdPerHour">What a chip costs per hour; null where no price is known.</param>
public sealed record SizingOption(
    EnginePlan Engine, int Replicas, decimal RequestsPerSecond, decimal? ChipUsdPerHour)
{
    private const decimal SecondsPerHour = 3_600;
    private const decimal Million = 1_000_000;

    /// <summary>Chips of all replicas.</summary>
    public int Chips => Replicas * Engine.Host.Shape.Chips;

    /// <summary>Share of what the replicas can carry that the load uses.</summary>
    public decimal Utilization => RequestsPerSecond / (Replicas * Engine.RequestsPerSecond);

    /// <summary>Tokens of all answers per second under the load.</summary>
    public decimal OutputTokensPerSecond => RequestsPerSecond * Engine.Workload.OutputTokens;

    /// <summary>What the chips cost per hour; null where no price is known.</summary>
    public decimal? UsdPerHour => ChipUsdPerHour * Chips;

    /// <summary>What a million tokens of answers cost under the load; null where no price is known.</summary>
    public decimal? UsdPerMillionOutputTokens => UsdPerHour / (OutputTokensPerSecond * SecondsPerHour / Million);

    /// <summary>What a million tokens cost, prompts counted; null where no price is known.</summary>
    public decimal? UsdPerMillionTokens =>
        UsdPerHour / (RequestsPerSecond * Engine.Workload.TypicalTokens * SecondsPerHour / Million);
}
