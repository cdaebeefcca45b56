namespace Ironwood.Analysis.Drawing.Layout;

/// <summary>Measures of the drawing, in its own units.</summary>
internal static class Measures
{
    public const double Margin = 20;
    public const double BoxWidth = 212;
    public const double BoxGap = 26;
    public const double AreaPadding = 16;
    public const double AreaGap = 26;
    public const double AreaTitle = 26;
    public const double SideGap = 44;
    public const double SetPadding = 10;
    public const double SetTitle = 20;
    public const double LineHeight = 15;
    public const double BoxPadding = 9;

    /// <summary>Between a row and the next, before any arrow.</summary>
    public const double Gutter = 26;

    /// <summary>Between arrows that run side by side.</summary>
    public const double Track = 8;

    /// <summary>Characters of a name that fit into a box.</summary>
    public const int NameLength = 27;

    /// <summary>Characters of a smaller line that fit into a box.</summary>
    public const int DetailLength = 34;
}
