namespace Ironwood.Analysis.Rules;

/// <summary>Permission to break a rule until a date, with the name of the person responsible.</summary>
/// <param name="Name">Its key in the stack file.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Resource">Name of the resource that it applies to; null for all resources.</param>
/// <param name="Owner">The person or team responsible for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">Last day on which it is valid.</param>
public sealed record Waiver(string Name, string Rule, string? Resource, string Owner, string Reason, DateOnly Expires)
{
    /// <summary>Whether it applies to a finding.</summary>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Rule.Id == Rule && (Resource is null || Resource == finding.Resource.Name);
    }

    /// <summary>Whether it is still valid on a day.</summary>
    public bool HoldsOn(DateOnly day) => day <= Expires;
}

/// <summary>A finding that a waiver accepts.</summary>
public sealed record WaivedFinding(Finding Finding, Waiver Waiver);

/// <summary>The result of a check after the waivers are applied.</summary>
/// <param name="Standing">Findings without a waiver, in the order of the rule book's check.</param>
/// <param name="Waived">Findings that are waived.</param>
/// <param name="Idle">Waivers without a finding: the cause is fixed, or never existed.</param>
public sealed record CheckResult(
    IReadOnlyList<Finding> Standing, IReadOnlyList<WaivedFinding> Waived, IReadOnlyList<Waiver> Idle)
{
    /// <summary>Applies waivers to findings. Expired waivers have no effect.</summary>
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
