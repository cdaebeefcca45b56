namespace Pulumi;

/// <summary>Messages to the user of a deployment; a test has no user.</summary>
public static class Log
{
    /// <summary>A warning.</summary>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        _ = Deployment.Required;
}
