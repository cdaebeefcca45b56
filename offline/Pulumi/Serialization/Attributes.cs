namespace Pulumi;

/// <summary>Marks an output property of a resource or stack.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The name outside the program; the property's own where absent.</summary>
    public string? Name { get; } = name;
}

/// <summary>Marks an input property of arguments, or the field behind one.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false) : Attribute
{
    internal string Name { get; } = name;

    internal bool IsRequired { get; } = required;
}

/// <summary>Marks a class that resources return.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;

/// <summary>Marks the constructor of a class that resources return; its parameters are the properties' names.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;

/// <summary>Marks a resource class with its type token.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    /// <summary>The type token.</summary>
    public string Type { get; } = type;

    /// <summary>The package's version.</summary>
    public string? Version { get; } = version;
}
