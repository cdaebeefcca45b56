using System.Diagnostics.CodeAnalysis;

namespace Ironwood.Outputs;

/// <summary>
/// Version of the contract's format. Within a major version nothing that a reader relies on changes; a minor version
/// only adds properties.
/// </summary>
internal readonly record struct ContractVersion(int Major, int Minor)
{
    /// <summary>The version of these types.</summary>
    public static ContractVersion Current { get; } = TryParse(PlatformContract.CurrentVersion, out var current)
        ? current
        : throw new FormatException(PlatformContract.CurrentVersion);

    /// <summary>Reads <c>major.minor</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContractVersion version)
    {
        version = default;
        var parts = text?.Split('.') ?? [];
        if (parts.Length != 2 || !IsNumber(parts[0], out var major) || !IsNumber(parts[1], out var minor))
        {
            return false;
        }
        version = new(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
