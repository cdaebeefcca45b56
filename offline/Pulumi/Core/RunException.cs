namespace Pulumi;

/// <summary>An error that is shown to the user by its message alone.</summary>
public class RunException : Exception
{
    /// <summary>An error with a message.</summary>
    public RunException(string message) : base(message)
    {
    }

    /// <summary>The error of output properties that are no outputs.</summary>
    internal static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) =>
        new($"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. "
            + "[Output] attributed properties must be instances of Output<T>.");
}
