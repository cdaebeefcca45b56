using Ironwood.Catalog;
using Ironwood.Catalog.Services;

namespace Ironwood.Infra.Tests.Foundation;

public sealed class ProjectServicesTests
{
    [Fact]
    public async Task Every_api_of_the_catalogue_is_enabled_in_the_project_and_left_enabled_on_destroy()
    {
        var graph = await Stacks.Prod;
        var services = graph.OfType(Types.Service).ToArray();
        Assert.Equal(
            GoogleServices.All.Where(service => service.Need is PlatformPart.Always or PlatformPart.DnsLogs)
                .Select(service => service.Id)
                .Order(StringComparer.Ordinal),
            services.Select(service => service.Input("service")).Order(StringComparer.Ordinal));
        Assert.All(services, service =>
        {
            Assert.Equal("false", service.Input("disableOnDestroy"));
            Assert.Equal("false", service.Input("disableDependentServices"));
            Assert.Equal("ironwood-prod", service.Input("project"));
        });
    }

    [Fact]
    public async Task An_optional_api_is_enabled_where_the_settings_use_it()
    {
        Assert.Equal(
            [
                "iamcredentials.googleapis.com", "sts.googleapis.com", "dns.googleapis.com", "cloudkms.googleapis.com",
                "iap.googleapis.com",
            ],
            GoogleServices.All.Where(service => service.Need != PlatformPart.Always).Select(service => service.Id));
        var graph = await Stacks.Capture(
            "prod", "ironwood:frontDoor.iap.members=[group:a@example.com]", "ironwood:tiers.small.cdn=false");
        var service = graph.Find(Types.Service, "api-iap");
        Assert.Equal(("iap.googleapis.com", "false"), (service.Input("service"), service.Input("disableOnDestroy")));
    }

    [Fact]
    public async Task An_api_waits_for_nothing()
    {
        var graph = await Stacks.Prod;
        Assert.All(graph.OfType(Types.Service), service => Assert.Empty(graph.DependenciesOf(service)));
    }
}
