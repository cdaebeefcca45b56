namespace Ironwood.Infra;

/// <summary>Arguments of a component whose resources belong to a project.</summary>
public abstract class ProjectArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;
}

/// <summary>Arguments of a component whose resources belong to a region of a project.</summary>
public abstract class RegionalArgs : ProjectArgs
{
    /// <summary>Region, for example <c>us-central1</c>.</summary>
    [Input("region", required: true)]
    public Input<string> Region { get; set; } = null!;
}
