namespace Ironwood.Operations.Tests.Verification;

public class ShellLineTests
{
    [Theory]
    [InlineData("ironwood-prod", "gcloud --project=ironwood-prod")]
    [InlineData("a b", "gcloud --project='a b'")]
    [InlineData("x; rm -rf ~", "gcloud --project='x; rm -rf ~'")]
    [InlineData("$(id)", "gcloud --project='$(id)'")]
    [InlineData("it's", @"gcloud --project='it'\''s'")]
    [InlineData("a\nb", "gcloud --project='a\nb'")]
    [InlineData("{0}", "gcloud --project='{0}'")]
    [InlineData("", "gcloud --project=''")]
    public void A_value_is_one_word_of_the_shell(string value, string line) =>
        Assert.Equal(line, ShellLine.Of($"gcloud --project={value}"));
}
