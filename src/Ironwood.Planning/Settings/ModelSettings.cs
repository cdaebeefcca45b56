namespace Ironwood.Planning.Settings;

/// <summary>Where models and serving images are kept, and for how long what was replaced.</summary>
public sealed record ModelSettings
{
    /// <summary>Days for which an overwritten or deleted model file can be brought back. Default 30.</summary>
    [Between(1, 3_650)]
    public int NoncurrentDays { get; init; } = 30;

    /// <summary>Newest versions of each image that are kept whatever their age. Default 10.</summary>
    [Between(1, 100_000)]
    public int KeepImages { get; init; } = 10;

    /// <summary>Days after which an image without a tag is deleted. Default 7.</summary>
    [Between(1, 3_650)]
    public int UntaggedImageDays { get; init; } = 7;

    /// <summary>Whether images are scanned for vulnerabilities when they are pushed, at a price each. Default
    /// true.</summary>
    public bool ScanImages { get; init; } = true;
}
