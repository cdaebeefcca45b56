namespace Ironwood.Operations.Tests.Verification;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedTime : TimeProvider
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
