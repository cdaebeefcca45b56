namespace Ironwood.Catalog.Accelerators;

/// <summary>The image that a generation's VMs boot from.</summary>
/// <param name="Project">Project that publishes the image.</param>
/// <param name="Family">Image family; the newest image of it is taken when the template is created.</param>
/// <param name="SupportsSecureBoot">Whether it is known to boot with Secure Boot; where unknown, <c>false</c>.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record BootImage(
    string Project,
    string Family,
    bool SupportsSecureBoot,
    string Source,
    DateOnly AsOf) : ISourced
{
    /// <summary>What a boot disk's <c>sourceImage</c> takes: <c>projects/P/global/images/family/F</c>.</summary>
    public string SourceImage => $"projects/{Project}/global/images/family/{Family}";
}
