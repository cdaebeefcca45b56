namespace Ironwood.Operations.Verification.Ports;

/// <summary>The Redis instances of a project.</summary>
public interface ICaches
{
    /// <summary>The one of that name, <c>projects/P/locations/R/instances/I</c>; null when there is none.</summary>
    Task<FoundCache?> FindAsync(string name, CancellationToken cancellation);
}

/// <summary>A Redis instance. Its AUTH string is never asked for.</summary>
/// <param name="State">As <c>READY</c>.</param>
/// <param name="HasAuth">Whether clients have to say the AUTH string.</param>
/// <param name="TransitEncryption">As <c>SERVER_AUTHENTICATION</c>.</param>
/// <param name="MemoryGb">Its size.</param>
public sealed record FoundCache(string State, bool HasAuth, string TransitEncryption, int MemoryGb);
