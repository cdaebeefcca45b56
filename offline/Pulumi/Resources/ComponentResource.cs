using System.Reflection;

namespace Pulumi;

/// <summary>A group of resources that is one to its users.</summary>
public class ComponentResource : Resource
{
    private readonly List<Resource> _children = [];

    /// <summary>Registers a component whose arguments stay private.</summary>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <summary>Registers a component with its arguments.</summary>
    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions())
    {
    }

    /// <summary>Registers the properties marked with <see cref="OutputAttribute"/> as outputs.</summary>
    protected void RegisterOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties().Where(property => property.Name != nameof(Urn)))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
            {
                var name = string.IsNullOrWhiteSpace(attribute.Name) ? property.Name : attribute.Name;
                outputs.Add(name, property.GetValue(this));
            }
        }
        RegisterOutputs(outputs);
    }

    /// <summary>Registers outputs by name.</summary>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var deployment = Deployment.Required;
        deployment.Work.Watch(deployment.RegisterOutputsAsync(this, outputs));
    }


    internal void Adopt(Resource child)
    {
        lock (_children)
        {
            _children.Add(child);
        }
    }

    internal ImmutableArray<Resource> Children()
    {
        lock (_children)
        {
            return [.. _children];
        }
    }
}
