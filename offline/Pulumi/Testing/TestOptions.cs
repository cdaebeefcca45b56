namespace Pulumi.Testing;

/// <summary>What a test's deployment is.</summary>
public class TestOptions
{
    /// <summary>The project's name; <c>project</c> where absent.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The stack's name; <c>stack</c> where absent.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether it is a preview, where what mocks do not return is unknown; true where absent.</summary>
    public bool? IsPreview { get; set; }
}
