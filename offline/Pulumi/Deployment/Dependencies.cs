namespace Pulumi;

/// <summary>What waiting for a resource means: for a component, waiting for what is in it.</summary>
internal static class Dependencies
{
    /// <summary>The resources of providers among these, and inside the components among them.</summary>
    public static IEnumerable<CustomResource> Expand(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var pending = new Stack<Resource>(resources);
        while (pending.TryPop(out var resource))
        {
            if (!seen.Add(resource))
            {
                continue;
            }
            if (resource is CustomResource custom)
            {
                yield return custom;
            }
            else if (resource is ComponentResource component)
            {
                foreach (var child in component.Children())
                {
                    pending.Push(child);
                }
            }
        }
    }
}
