using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The arguments of a resource or function: members marked with <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    private protected InputArgs()
    {
    }

    /// <summary>The members' names outside the program, and their values as they stand.</summary>
    /// <exception cref="ArgumentNullException">A required member has no value.</exception>
    internal IEnumerable<KeyValuePair<string, object?>> Read()
    {
        foreach (var member in InputMember.Of(GetType()))
        {
            yield return new(member.Name, member.Read(this));
        }
    }
}

/// <summary>The arguments of a resource, or a group of them.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly ResourceArgs Empty = new None();

    private sealed class None : ResourceArgs;
}

/// <summary>The arguments of a function.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new None();

    private sealed class None : InvokeArgs;
}
