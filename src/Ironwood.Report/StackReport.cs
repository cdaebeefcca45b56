namespace Ironwood.Report;

/// <summary>The contents of a report: plain values, in the order in which they are shown.</summary>
public sealed record StackReport
{
    /// <summary>The page's title.</summary>
    public required string Title { get; init; }

    /// <summary>Project and region, in one line.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The numbers at the top.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>The architecture, a whole SVG document of <see cref="Drawing.SvgDrawing"/>.</summary>
    public required string DrawingSvg { get; init; }

    /// <summary>The tiers.</summary>
    public required IReadOnlyList<TierLine> Tiers { get; init; }

    /// <summary>The routes.</summary>
    public required IReadOnlyList<RouteLine> Routes { get; init; }

    /// <summary>The findings of the rules; null when rules were not checked.</summary>
    public IReadOnlyList<FindingLine>? Findings { get; init; }

    /// <summary>Capacity left after one failure; null when that was not asked.</summary>
    public IReadOnlyList<FailureLine>? Failures { get; init; }

    /// <summary>The cost; null when it was not calculated.</summary>
    public CostSection? Cost { get; init; }

    /// <summary>The resources below their components.</summary>
    public required IReadOnlyList<TreeLine> Resources { get; init; }

    /// <summary>The outputs of the stack.</summary>
    public required IReadOnlyList<OutputLine> Outputs { get; init; }

    /// <summary>How the report was made, and how to make it again.</summary>
    public required string Footer { get; init; }
}

/// <summary>A number at the top of the page.</summary>
/// <param name="Label">The label.</param>
/// <param name="Value">The number as text.</param>
/// <param name="Note">An additional note; may be empty.</param>
public sealed record Figure(string Label, string Value, string Note = "");

/// <summary>A tier and its machines.</summary>
public sealed record TierLine(string Name, string Chips, string Machines, string MadeOf, string Zones);

/// <summary>The paths and their targets.</summary>
public sealed record RouteLine(string Paths, string Tier, string BackendService, string Groups);

/// <summary>A finding: a rule and where it is broken.</summary>
/// <param name="Severity">Error, warning or note.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Resource">Name of the resource, and its property.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Reason">Why it matters.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Count">The number of resources with this finding.</param>
public sealed record FindingLine(
    FindingLevel Severity, string Rule, string Resource, string Message, string Reason, string Fix, int Count = 1);

/// <summary>How much a finding matters.</summary>
public enum FindingLevel
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>It works, but not as it should.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Error,

    /// <summary>A waiver accepts it.</summary>
    Waived,
}

/// <summary>The capacity of one backend service after one failure.</summary>
/// <param name="Lost">What is lost.</param>
/// <param name="BackendService">The backend service.</param>
/// <param name="Left">The load that its remaining machines can take, of the load that it is sized for.</param>
/// <param name="Failover">The failover, and its utilization after the failure.</param>
/// <param name="IsOutage">Whether no capacity is left.</param>
public sealed record FailureLine(string Lost, string BackendService, string Left, string Failover, bool IsOutage);

/// <summary>An output of the stack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its value; one line per item of a list or map.</param>
public sealed record OutputLine(string Name, IReadOnlyList<string> Values);

/// <summary>What a stack costs.</summary>
/// <param name="Summary">The sums in a sentence.</param>
/// <param name="Bars">The fixed cost by part.</param>
/// <param name="Comparison">Ceiling and budget, and how many resources the sum includes.</param>
/// <param name="Usage">Charges by use.</param>
/// <param name="Note">The sources of the prices.</param>
public sealed record CostSection(
    string Summary,
    IReadOnlyList<CostBar> Bars,
    IReadOnlyList<string> Comparison,
    IReadOnlyList<UsagePrice> Usage,
    string Note);

/// <summary>What a part of the stack costs an hour.</summary>
/// <param name="Name">The tier or component.</param>
/// <param name="IsTier">Whether it is a tier.</param>
/// <param name="UsdPerHour">US dollars an hour at its largest.</param>
/// <param name="LeastUsdPerHour">US dollars an hour at its smallest; the same for a fixed size.</param>
public sealed record CostBar(string Name, bool IsTier, decimal UsdPerHour, decimal LeastUsdPerHour);

/// <summary>A charge by use.</summary>
public sealed record UsagePrice(string What, string Price, string Source);

/// <summary>A resource, or several similar ones, with its children.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, short.</param>
/// <param name="Count">The number of resources in it; 0 for a single resource.</param>
/// <param name="Children">Its children.</param>
public sealed record TreeLine(string Name, string Type, int Count, IReadOnlyList<TreeLine> Children);
