using Chat;
using Ironwood.Outputs;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var address = new ChatAddress("chat", new()
    {
        Platform = InferencePlatform.From(config.Require("platform")),
        Project = new Config("gcp").Require("project"),
        Zone = config.Require("zone"),
        Host = config.Require("host"),
    });
    return new Dictionary<string, object?> { ["url"] = address.Url };
});
