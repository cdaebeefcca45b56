namespace Pulumi;

/// <summary>
/// Part of the constructors' signatures only, so that what is ambiguous with the real package is ambiguous here too.
/// Parameterized packages need the real one.
/// </summary>
public sealed class RegisterPackageRequest
{
    private RegisterPackageRequest()
    {
    }
}
