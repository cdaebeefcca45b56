namespace Ironwood.Report;

/// <summary>What a report says: plain values, already in the order in which they are shown.</summary>
public sealed record StackReport
{
    /// <summary>What the page is called.</summary>
    public required string Title { get; init; }

    /// <summary>Project and region, in a line.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The numbers at the top.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>The architecture, a whole SVG document of <see cref="Drawing.SvgDrawing"/>.</summary>
    public required string DrawingSvg { get; init; }

    /// <summary>The tiers.</summary>
    public required IReadOnlyList<TierLine> Tiers { get; init; }

    /// <summary>The routes.</summary>
    public required IReadOnlyList<RouteLine> Routes { get; init; }

    /// <summary>What the rules found; null when none were asked.</summary>
    public IReadOnlyList<FindingLine>? Findings { get; init; }

    /// <summary>Capacity left after one failure; null when that was not asked.</summary>
    public IReadOnlyList<FailureLine>? Failures { get; init; }

    /// <summary>What it costs; null when that was not asked.</summary>
    public CostSection? Cost { get; init; }

    /// <summary>The resources below their components.</summary>
    public required IReadOnlyList<TreeLine> Resources { get; init; }

    /// <summary>What others read of it.</summary>
    public required IReadOnlyList<OutputLine> Outputs { get; init; }

    /// <summary>What it was made with and how to make it again.</summary>
    public required string Footer { get; init; }
}

/// <summary>A number at the top of the page.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">The number, as it is read.</param>
/// <param name="Note">A word more; may be empty.</param>
public sealed record Figure(string Label, string Value, string Note = "");

/// <summary>A tier and its machines.</summary>
public sealed record TierLine(string Name, string Chips, string Machines, string MadeOf, string Zones);

/// <summary>Where paths lead.</summary>
public sealed record RouteLine(string Paths, string Tier, string BackendService, string Groups);

/// <summary>A rule that is broken somewhere.</summary>
/// <param name="Severity">Error, warning or note.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Resource">Name of the resource, and its property.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Reason">Why that matters.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Count">How many resources it is said of.</param>
public sealed record FindingLine(
    FindingLevel Severity, string Rule, string Resource, string Message, string Reason, string Fix, int Count = 1);

/// <summary>How much a finding matters.</summary>
public enum FindingLevel
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Works, but not as it should.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Error,

    /// <summary>Somebody answers for it.</summary>
    Waived,
}

/// <summary>What one backend service has left after one failure.</summary>
/// <param name="Lost">What is lost.</param>
/// <param name="BackendService">The backend service.</param>
/// <param name="Left">What its remaining machines may take, of the load that it is sized for.</param>
/// <param name="Failover">What takes over, and how full that becomes.</param>
/// <param name="IsOutage">Whether nothing is left of it.</param>
public sealed record FailureLine(string Lost, string BackendService, string Left, string Failover, bool IsOutage);

/// <summary>An output of the stack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its value; of a list or a map one line for each.</param>
public sealed record OutputLine(string Name, IReadOnlyList<string> Values);

/// <summary>What a stack costs.</summary>
/// <param name="Summary">The sums in a sentence.</param>
/// <param name="Bars">What stands, part by part.</param>
/// <param name="Comparison">What the sum is held against, and how much of the stack is in it.</param>
/// <param name="Usage">What is charged by use.</param>
/// <param name="Note">Where the prices are from.</param>
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
/// <param name="LeastUsdPerHour">US dollars an hour at its smallest; the same where its size is fixed.</param>
public sealed record CostBar(string Name, bool IsTier, decimal UsdPerHour, decimal LeastUsdPerHour);

/// <summary>A price by use.</summary>
public sealed record UsagePrice(string What, string Price, string Source);

/// <summary>A resource, or several that are alike, and what stands below.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, short.</param>
/// <param name="Count">Resources in it; zero for a resource itself.</param>
/// <param name="Children">What stands below it.</param>
public sealed record TreeLine(string Name, string Type, int Count, IReadOnlyList<TreeLine> Children);
