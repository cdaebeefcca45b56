namespace Ironwood.Report.Drawing.Layout;

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

    /// <summary>Space between two rows without arrows.</summary>
    public const double Gutter = 26;

    /// <summary>Space between parallel arrows.</summary>
    public const double Track = 8;

    /// <summary>Space between a box's edge and its text.</summary>
    public const double TextInset = 11;

    /// <summary>Height of a line of text in a box.</summary>
    public const double TextWidth = BoxWidth - 2 * TextInset;

    /// <summary>Space between an arrow and its label.</summary>
    public const double LabelGap = 8;

    /// <summary>Minimum width of a label.</summary>
    public const double LeastLabel = 60;

    // As set in architecture.css; spaced capitals are wider than normal letters of the same size.
    public static Font AreaFont { get; } = new(16, IsBold: true);

    public static Font SetFont { get; } = new(11, IsBold: true);

    public static Font NameFont { get; } = new(12, IsBold: true);

    public static Font KindFont { get; } = new(11);

    public static Font DetailFont { get; } = new(10.5);

    public static Font LabelFont { get; } = new(11, IsBold: true);
}
