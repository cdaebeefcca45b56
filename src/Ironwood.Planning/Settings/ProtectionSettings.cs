namespace Ironwood.Planning.Settings;

/// <summary>What is guarded against deletion.</summary>
public sealed record ProtectionSettings
{
    /// <summary>The environment whose data may be lost.</summary>
    private const string Disposable = "dev";

    /// <summary>
    /// Whether a destroy or a replacement of what holds data is refused: cache, models, images, datasets, tables.
    /// Default: true, unless the environment is <c>dev</c>.
    /// </summary>
    public bool? Data { get; init; }

    /// <summary>
    /// Cloud KMS keys that encrypt the stack's data, one per location:
    /// <c>projects/P/locations/L/keyRings/R/cryptoKeys/K</c>. The stack needs a key in <c>gcp:region</c>, in each
    /// region that a tier fails over to, and in the location of the datasets: <c>us</c> for <c>US</c>, <c>europe</c>
    /// for <c>EU</c>. The keys must exist. Default: none, and then Google keeps the keys.
    /// </summary>
    public IReadOnlyList<string> KmsKeys { get; init; } = [];

    /// <summary>Whether data is protected in an environment.</summary>
    /// <param name="environment">Value of <c>ironwood:environment</c>.</param>
    public bool ProtectsData(string environment) => Data ?? !IsDisposable(environment);

    /// <summary>Whether an environment's data and traces of traffic may be lost.</summary>
    /// <param name="environment">Value of <c>ironwood:environment</c>.</param>
    public static bool IsDisposable(string environment) => environment == Disposable;
}
