namespace Pulumi;

/// <summary>An error that is shown to the user by its message alone.</summary>
public class RunException : Exception
{
    /// <summary>An error with a message.</summary>
    public RunException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and a cause.</summary>
    public RunException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error of output properties that are no outputs.</summary>
    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames)
        => new($"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. "
            + "[Output] attributed properties must be instances of Output<T>.");
}

/// <summary>An error of one resource.</summary>
public class ResourceException : Exception
{
    /// <summary>An error with a message; the stack trace can be left out of what the user sees.</summary>
    public ResourceException(string message, Resource? resource, bool hideStack = false)
        : base(message)
    {
        Resource = resource;
        HideStack = hideStack;
    }

    internal Resource? Resource { get; }

    internal bool HideStack { get; }
}
