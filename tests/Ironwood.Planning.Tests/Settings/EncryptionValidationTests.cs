namespace Ironwood.Planning.Tests.Settings;

public sealed class EncryptionValidationTests
{
    private const string Setting = "ironwood:protection.kmsKeys";

    private static string Key(string location) => $"projects/keys/locations/{location}/keyRings/data/cryptoKeys/stack";

    private static Problem[] ProblemsOf(string[] keys, params string[] settings) =>
        [.. Plans.Read("prod", [$"{Setting}=[{string.Join(", ", keys)}]", .. settings]).Problems];

    [Theory]
    [InlineData("us-central1", "us-central1")]
    [InlineData("us-central1,us", "US")]
    [InlineData("us-central1,europe", "EU")]
    [InlineData("us-central1,europe-west4", "europe-west4")]
    public void A_key_in_each_location_of_data_is_enough(string locations, string datasets) => Assert.Empty(
        ProblemsOf([.. locations.Split(',').Select(Key)], $"ironwood:telemetry.location={datasets}"));

    [Theory]
    [InlineData("projects/keys/locations/us-central1/keyRings/data")]
    [InlineData("projects/keys/locations/us-central1/keyRings/data/cryptoKeys/stack/cryptoKeyVersions/1")]
    [InlineData("projects/Keys/locations/us-central1/keyRings/data/cryptoKeys/stack")]
    [InlineData("projects/keys/locations/us-central1/keyRings/data/cryptoKeys/a.b")]
    [InlineData("//cloudkms.googleapis.com/projects/keys/locations/us-central1/keyRings/data/cryptoKeys/stack")]
    [InlineData("stack")]
    public void What_is_no_full_name_of_a_key_is_refused(string key)
    {
        var problem = Assert.Single(ProblemsOf([Key("us-central1"), key]));
        Assert.Equal(
            (Diagnostics.MalformedKmsKey, $"{Setting}[1]", key), (problem.Code, problem.Path, problem.Value));
        Assert.NotNull(problem.Fix);
    }

    [Theory]
    [InlineData("global")]
    [InlineData("us")]
    [InlineData("us-east5")]
    [InlineData("us-central1")]
    public void A_key_without_data_in_its_location_and_a_second_key_of_a_location_are_refused(string location)
    {
        var problem = Assert.Single(ProblemsOf([Key("us-central1"), Key(location)]));
        Assert.Equal(
            (Diagnostics.KeyOfLocation, $"{Setting}[1]", Key(location)), (problem.Code, problem.Path, problem.Value));
    }

    [Fact]
    public void Each_location_without_a_key_is_one_problem_that_says_what_needs_it()
    {
        var problems = ProblemsOf(
            [Key("us-central1")],
            "ironwood:telemetry.location=US",
            "ironwood:tiers.medium.failover={region: us-east5, zones: [us-east5-a], slices: 2}",
            "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}",
            "ironwood:spend={ceilingUsdPerHour: 300000, prices: {tpu7x: 12, hyperdisk-balanced: 0.08}}");
        Assert.All(
            problems, problem => Assert.Equal((Diagnostics.KeyOfLocation, Setting), (problem.Code, problem.Path)));
        Assert.Collection(
            problems,
            problem => Assert.Contains("no key of us, which is needed for the datasets", problem.Message),
            problem => Assert.Contains(
                "no key of us-east5, which is needed for boot disks in us-east5", problem.Message));
    }
}
