using Ironwood.Catalog.Services;

namespace Ironwood.Catalog.Tests.Services;

public class GoogleServicesTests
{
    [Fact]
    public void Every_service_is_named_once_in_full_and_has_a_purpose()
    {
        Assert.Distinct(GoogleServices.All.Select(s => s.Id));
        Assert.All(GoogleServices.All, s =>
        {
            Assert.Matches(@"\A[a-z]+\.googleapis\.com\z", s.Id);
            Assert.EndsWith(".", s.Purpose);
        });
    }

    [Fact]
    public void What_enables_the_others_comes_first() =>
        Assert.Equal(
            ["serviceusage.googleapis.com", "cloudresourcemanager.googleapis.com", "iam.googleapis.com"],
            GoogleServices.All.Take(3).Select(s => s.Id));

    [Fact]
    public void Every_service_belongs_to_a_part_of_the_platform() =>
        Assert.Equal(
            ["Foundation", "Serving", "Traffic", "Caching", "Telemetry", "Observability", "Spend"],
            GoogleServices.All.Select(s => s.Area).Distinct());

    [Theory]
    [InlineData("compute")]
    [InlineData("aiplatform")]
    [InlineData("networkservices")]
    [InlineData("certificatemanager")]
    [InlineData("apigateway")]
    [InlineData("iap")]
    [InlineData("servicecontrol")]
    [InlineData("servicemanagement")]
    [InlineData("redis")]
    [InlineData("servicenetworking")]
    [InlineData("secretmanager")]
    [InlineData("artifactregistry")]
    [InlineData("bigquery")]
    [InlineData("pubsub")]
    [InlineData("logging")]
    [InlineData("monitoring")]
    [InlineData("billingbudgets")]
    [InlineData("storage")]
    [InlineData("containerscanning")]
    public void What_the_components_call_is_enabled(string service) =>
        Assert.Contains(GoogleServices.All, s => s.Id == $"{service}.googleapis.com");
}
