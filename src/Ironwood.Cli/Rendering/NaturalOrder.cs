using System.Globalization;

namespace Ironwood.Cli.Rendering;

/// <summary>An order in which <c>slice-10</c> follows <c>slice-9</c>.</summary>
internal static class NaturalOrder
{
    public static IComparer<string> Comparer { get; } =
        StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);
}
