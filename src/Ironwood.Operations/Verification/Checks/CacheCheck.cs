using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification.Checks;

/// <summary>The response cache: ready, of its size, with AUTH and TLS.</summary>
/// <param name="memorystore">Memorystore.</param>
public sealed class CacheCheck(IMemorystore memorystore) : ICheck
{
    private const string Ready = "READY";
    private const string Encrypted = "SERVER_AUTHENTICATION";

    /// <inheritdoc/>
    public string Id => "cache";

    /// <inheritdoc/>
    public string Title => "Cache: ready, AUTH and TLS on";

    /// <inheritdoc/>
    public ImmutableArray<string> Commands(PlatformContract platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Cache is not { } cache ? [] :
        [
            ShellLine.Of($"gcloud redis instances describe {Wording.LastPart(cache.Instance)}")
            + ShellLine.Of($" --region={Wording.PartAfter("locations", cache.Instance)} --project={platform.Project}")
            + " --format='value(state,authEnabled,transitEncryptionMode,memorySizeGb)'",
        ];
    }

    /// <inheritdoc/>
    public async Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (platform.Cache is not { } cache)
        {
            return CheckOutcome.Skipped("the stack has no cache");
        }
        var subject = $"instance {Wording.LastPart(cache.Instance)}";
        return await memorystore.FindInstanceAsync(cache.Instance, cancellation).ConfigureAwait(false) is not { } found
            ? CheckOutcome.Of([new(subject, Ready, "no such instance", Holds: false)], "")
            : CheckOutcome.Of(
                [
                    new(subject, Ready, found.State, found.State == Ready),
                    new(subject, "AUTH on", found.HasAuth ? "AUTH on" : "AUTH off", found.HasAuth),
                    new(subject, $"TLS {Encrypted}", $"TLS {found.TransitEncryption}",
                        found.TransitEncryption == Encrypted),
                    new(subject, $"{Wording.Number(cache.MemoryGb)} GB", $"{Wording.Number(found.MemoryGb)} GB",
                        found.MemoryGb == cache.MemoryGb),
                ],
                $"{found.State}, AUTH and TLS on, {Wording.Number(found.MemoryGb)} GB");
    }
}
