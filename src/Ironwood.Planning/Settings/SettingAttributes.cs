namespace Ironwood.Planning.Settings;

/// <summary>The full configuration key of a top-level setting whose namespace is not the project's own.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConfigKeyAttribute(string key) : Attribute
{
    /// <summary>For example <c>gcp:project</c>.</summary>
    public string Key { get; } = key;
}

/// <summary>The inclusive range of a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BetweenAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>A range that ends where Google Cloud's does.</summary>
    /// <param name="minimum">Smallest accepted value.</param>
    /// <param name="limit">Name of the property of <see cref="Limits"/> that is the largest.</param>
    public BetweenAttribute(double minimum, string limit)
        : this(minimum, ((Limit)typeof(Limits).GetProperty(limit)!.GetValue(null)!).Value)
    {
    }

    /// <summary>Smallest accepted value.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>Largest accepted value.</summary>
    public double Maximum { get; } = maximum;
}

/// <summary>The text names a secret of Secret Manager: the name is plain, the value stays there.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NamesSecretAttribute : Attribute;

/// <summary>What the keys of a map are, in one word, for example <c>region</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyedByAttribute(string name) : Attribute
{
    /// <summary>The word.</summary>
    public string Name { get; } = name;
}

/// <summary>A text in place of the record's map is the value of one of its properties.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WrittenAsTextAttribute(string property) : Attribute
{
    /// <summary>Name of the property.</summary>
    public string Property { get; } = property;
}
