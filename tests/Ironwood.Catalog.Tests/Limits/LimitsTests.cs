using System.Reflection;
using GoogleLimits = Ironwood.Catalog.Limits.Limits;
using Limit = Ironwood.Catalog.Limits.Limit;

namespace Ironwood.Catalog.Tests.Limits;

public class LimitsTests
{
    [Fact]
    public void Every_property_has_a_row_and_every_row_a_property()
    {
        var properties = typeof(GoogleLimits).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(Limit))
            .Select(p => (Limit)p.GetValue(null)!)
            .ToArray();

        Assert.Equal(GoogleLimits.All.Select(l => l.Id).Order(), properties.Select(l => l.Id).Order());
        Assert.All(properties, l => Assert.True(l.Value > 0 && l.Unit.Length > 0, l.Id));
    }

    [Fact]
    public void The_limits_that_shape_the_platform_have_their_known_values()
    {
        Assert.Equal(1000, GoogleLimits.InstancesPerBalancedGroup.Value);
        Assert.Equal(50, GoogleLimits.BackendsPerBackendService.Value);
        Assert.Equal(100, GoogleLimits.TestsPerUrlMap.Value);
        Assert.Equal(30, GoogleLimits.DefaultBackendTimeoutSeconds.Value);
        Assert.Equal(8896, GoogleLimits.LargestMtu.Value);
    }
}
