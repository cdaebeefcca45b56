namespace Pulumi;

/// <summary>How a stack is managed.</summary>
public class StackOptions
{
    /// <summary>Changes to every resource of the stack, after the resources' and components' own.</summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => field ??= [];
        set;
    }
}
