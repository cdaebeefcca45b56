namespace Ironwood.Catalog.Sourcing;

/// <summary>A fact that says where it comes from and when it was read there.</summary>
public interface ISourced
{
    /// <summary>Address (https) of the page or file that states the fact.</summary>
    string Source { get; }

    /// <summary>Day on which the source was read.</summary>
    DateOnly AsOf { get; }
}
