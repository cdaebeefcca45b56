namespace Ironwood.Catalog.Accelerators;

/// <summary>What the number in an accelerator name such as <c>v5p-128</c> counts.</summary>
public enum SuffixCounting
{
    /// <summary>Chips: <c>v6e-8</c> is eight chips.</summary>
    Chips,

    /// <summary>TensorCores; a chip may have two of them: <c>v5p-128</c> is 64 chips.</summary>
    TensorCores,
}
