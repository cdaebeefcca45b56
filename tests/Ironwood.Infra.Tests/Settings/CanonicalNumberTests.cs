using System.Globalization;
using Ironwood.Planning.Settings;

namespace Ironwood.Infra.Tests.Settings;

public class CanonicalNumberTests
{
    [Theory]
    [InlineData("256", "256")]
    [InlineData("1e3", "1000")]
    [InlineData("1.0E+3", "1000")]
    [InlineData("2.50", "2.5")]
    [InlineData(".5", "0.5")]
    [InlineData("-0", "0")]
    [InlineData("+7", "7")]
    [InlineData("0.001", "0.001")]
    [InlineData("12345678901234567890", "12345678901234567890")] // an account's number keeps its digits
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("1e300", "1E+300")]
    [InlineData("1e-20", "1E-20")] // small, not zero
    [InlineData("1e999", "1e999")]
    [InlineData("NaN", "NaN")]
    [InlineData("us-central1", "us-central1")]
    [InlineData("", "")]
    public void A_number_has_one_spelling_and_text_is_left_alone(string text, string canonical) =>
        Assert.Equal(canonical, CanonicalNumber.From(text));

    [Fact]
    public void The_spelling_is_of_the_same_number_and_stays()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var number = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20));
            foreach (var text in new[] { number.ToString("R", CultureInfo.InvariantCulture), number.ToString("E16", CultureInfo.InvariantCulture) })
            {
                var canonical = CanonicalNumber.From(text);
                Assert.Equal(number, double.Parse(canonical, CultureInfo.InvariantCulture));
                Assert.Equal(canonical, CanonicalNumber.From(canonical));
            }
        }
    }
}
