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

    /// <summary>Whether data is protected in an environment.</summary>
    /// <param name="environment">Value of <c>ironwood:environment</c>.</param>
    public bool ProtectsData(string environment) => Data ?? !IsDisposable(environment);

    /// <summary>Whether an environment's data and traces of traffic may be lost.</summary>
    /// <param name="environment">Value of <c>ironwood:environment</c>.</param>
    public static bool IsDisposable(string environment) => environment == Disposable;
}
