namespace Ironwood.Operations.Tests.Access;

public class SecretTextTests
{
    [Theory]
    [InlineData("token ya29.a0Af_-x.y is old", "token [secret] is old")]
    [InlineData("Authorization: Bearer abc.def", "Authorization: Bearer [secret]")]
    [InlineData("refresh 1//0gABC-_d done", "refresh [secret] done")]
    [InlineData("jwt eyJhbGci.eyJpc3Mi.sig, it said", "jwt [secret], it said")]
    [InlineData("key -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- end", "key [secret] end")]
    [InlineData("key -----BEGIN RSA PRIVATE KEY-----\nMIIE cut", "key [secret]")]
    [InlineData("client_secret=abc&grant=x", "client_secret=[secret]&grant=x")]
    [InlineData("""{"access_token":"abc","x":1}""", """{"access_token":[secret],"x":1}""")]
    [InlineData("two\nlines  here", "two lines here")]
    [InlineData("Permission 'a.b.c' denied on projects/p", "Permission 'a.b.c' denied on projects/p")]
    public void What_could_be_a_secret_is_hidden_and_the_rest_stays(string text, string shown) =>
        Assert.Equal(shown, SecretText.Hide(text));

    // Without the limit a text of this kind takes seconds.
    [Theory]
    [InlineData("eyJ")]
    [InlineData("-----BEGIN A")]
    [InlineData("password ")]
    public void A_long_text_is_cut_and_takes_no_time(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 400_000 / part.Length));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var shown = SecretText.Hide(text);

        Assert.InRange(shown.Length, 1, 2_010);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }
}
