namespace Pulumi.Conformance.Tests.Packages;

public sealed class SurfaceTests
{
    public static TheoryData<string> Tokens => [.. PackageUnderTest.AllTokens];

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Every_token_in_use_has_the_surface_that_the_schema_describes(string token)
    {
        var package = PackageUnderTest.Of(token);
        var surface = new Surface(package, token);
        if (package.Schema["resources"]![token] is { } resource)
        {
            surface.OfResource(resource);
        }
        else
        {
            surface.OfFunction(package.Schema["functions"]![token]!);
        }
    }

    [Theory]
    [InlineData("gcp")]
    [InlineData("random")]
    public void A_schema_holds_the_tokens_in_use_and_no_other(string name)
    {
        var package = PackageUnderTest.Of(name + ":");

        var held = package.Schema["resources"]!.AsObject().Concat(package.Schema["functions"]!.AsObject());

        Assert.Equal(package.Tokens, held.Select(member => member.Key).Order(StringComparer.Ordinal));
    }
}
