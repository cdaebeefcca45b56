namespace Ironwood.Operations.Tests.Google;

public class VertexNameTests
{
    [Theory]
    [InlineData(
        "projects/acme/locations/us-central1/models/qwen@2", "projects/acme/locations/us-central1/models/qwen@2")]
    [InlineData("projects/1/locations/r/models/12", "projects/1/locations/r/models/12")]
    [InlineData("qwen", "projects/p/locations/l/models/qwen")]
    [InlineData("123@default", "projects/p/locations/l/models/123@default")]
    [InlineData("models/qwen", null)]
    [InlineData("qwen@", null)]
    [InlineData("", null)]
    [InlineData("projects/acme/locations/us-central1/endpoints/1", null)]
    [InlineData("qwen\n", null)]
    public void A_models_name_is_read(string text, string? expected)
    {
        Assert.Equal(expected is not null, VertexName.TryModel(text, "p", "l", out var name));
        Assert.Equal(expected, name?.ToString());
    }

    [Theory]
    [InlineData("projects/1/locations/r/operations/2", "r")]
    [InlineData("projects/1/locations/r/endpoints/11/operations/2", "r")]
    [InlineData("projects/1/locations/r/models/m/operations/2", "r")]
    [InlineData("operations/2", null)]
    [InlineData("projects/1/locations/r/operations/x", null)]
    public void An_operations_name_is_read(string text, string? location)
    {
        Assert.Equal(location is not null, VertexName.TryOperation(text, out var name));
        Assert.Equal(location, name?.Location);
    }

    [Fact]
    public void The_project_may_be_a_number_or_an_id()
    {
        Assert.True(VertexName.TryModel("projects/acme/locations/r/models/m@1", "", "", out var one));
        Assert.True(VertexName.TryModel("projects/12345/locations/r/models/m", "", "", out var other));
        Assert.True(VertexName.TryModel("projects/acme/locations/s/models/m", "", "", out var elsewhere));

        Assert.True(one.IsSameAs(other));
        Assert.False(one.IsSameAs(elsewhere));
        Assert.Equal(("m", "projects/acme/locations/r/models/m"), (one.Id, one.Resource));
    }
}
