using System.Net;
using Ironwood.Catalog.Limits;

namespace Ironwood.Catalog.Tests.Limits;

public class HealthCheckRangesTests
{
    [Fact]
    public void The_load_balancer_probes_from_two_ranges()
    {
        Assert.Equal(["35.191.0.0/16", "130.211.0.0/22"], HealthCheckRanges.All.Select(r => r.Cidr));
        Assert.All(HealthCheckRanges.All, r => Assert.True(IPNetwork.TryParse(r.Cidr, out _), r.Cidr));
    }
}
