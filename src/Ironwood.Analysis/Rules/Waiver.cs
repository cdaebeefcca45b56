namespace Ironwood.Analysis.Rules;

/// <summary>Leave to break a rule for a while, with somebody's name to it.</summary>
/// <param name="Name">Its key in the stack file.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Resource">Name of the one resource that it is for; null for all.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">Last day on which it holds.</param>
public sealed record Waiver(string Name, string Rule, string? Resource, string Owner, string Reason, DateOnly Expires)
{
    /// <summary>Whether it is for a finding.</summary>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Rule.Id == Rule && (Resource is null || Resource == finding.Resource.Name);
    }

    /// <summary>Whether it still holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => day <= Expires;
}

/// <summary>A finding that somebody has waived.</summary>
public sealed record WaivedFinding(Finding Finding, Waiver Waiver);

/// <summary>What a check has found, after the waivers.</summary>
/// <param name="Standing">Findings that nothing waives, in the order of the rule book's check.</param>
/// <param name="Waived">Findings that are waived.</param>
/// <param name="Idle">Waivers that waive nothing: what they were for is mended, or never was.</param>
public sealed record CheckResult(
    IReadOnlyList<Finding> Standing, IReadOnlyList<WaivedFinding> Waived, IReadOnlyList<Waiver> Idle)
{
    /// <summary>Applies waivers to findings. One that has expired waives nothing.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="waivers">The waivers.</param>
    /// <param name="today">The day.</param>
    public static CheckResult Of(IReadOnlyList<Finding> findings, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(waivers);
        var holding = waivers.Where(waiver => waiver.HoldsOn(today)).ToArray();
        var judged = findings.Select(
            finding => (Finding: finding, Waiver: holding.FirstOrDefault(w => w.Covers(finding)))).ToArray();
        return new(
            [.. judged.Where(pair => pair.Waiver is null).Select(pair => pair.Finding)],
            [.. judged.Where(pair => pair.Waiver is not null)
                .Select(pair => new WaivedFinding(pair.Finding, pair.Waiver!))],
            [.. holding.Where(waiver => !findings.Any(waiver.Covers))]);
    }
}
