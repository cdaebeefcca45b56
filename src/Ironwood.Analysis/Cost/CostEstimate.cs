using Ironwood.Catalog.Pricing;

namespace Ironwood.Analysis.Cost;

/// <summary>
/// Estimates what a graph costs: fixed cost, and apart from it the rates that are charged by use. Each price comes from
/// the catalogue or from the user's own contract. A resource whose type the catalogue does not know is unpriced, never
/// free.
/// </summary>
public static class CostEstimate
{
    private const string Dollars = "USD";

    /// <summary>The report on a graph. Pure: equal graphs and terms give equal reports.</summary>
    public static CostReport Of(ResourceGraph graph, CostTerms terms)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(terms);
        var groups = ManagedGroups.Of(graph).All;
        var parts = new StackParts(graph, groups);
        var charges = new StandingCharges(graph, groups, terms.Tariff).All().ToArray();
        var created = graph.Nodes.Where(node => node.Kind == ResourceKind.Custom).ToArray();

        var lines = charges.Select(charge => Line(charge, parts)).OfType<CostLine>().ToArray();
        var usage = Usage(created);
        var unpriced = Unpriced(created, charges).ToArray();
        return new()
        {
            Project = graph.Project,
            Stack = graph.Stack,
            Parts = Parts(lines, parts),
            Usage = usage,
            Resources = Accounts(created, lines, usage, unpriced, parts),
            Unpriced = unpriced,
            Budgets =
            [
                .. graph.OfType(ResourceTypes.Budget)
                    .Select(budget => Cover(budget, CostRange.Sum(lines).Most))
                    .OfType<BudgetCover>(),
            ],
            CeilingUsdPerHour = terms.CeilingUsdPerHour,
            Term = terms.Tariff.Term,
        };
    }

    private static CostLine? Line(StandingCharge charge, StackParts parts) =>
        charge is { Least: { UsdPerHour: not null } least, Typical: { } typical, Most: { UsdPerHour: not null } most }
            ? new(parts.Of(charge.Resources[0]), charge.Resources, least, typical, most)
            : null;

    private static IReadOnlyList<CostPart> Parts(IEnumerable<CostLine> lines, StackParts parts) =>
    [
        .. lines.GroupBy(line => line.Part)
            .Select(part => new CostPart(
                part.Key, parts.IsTier(part.Key), [.. part.OrderByDescending(line => line.Most.UsdPerHour)]))
            .OrderByDescending(part => part.IsTier)
            .ThenBy(part => part.IsTier ? part.UsdPerHour.Most : -part.UsdPerHour.Most)
            .ThenBy(part => part.Name, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<UsageLine> Usage(IEnumerable<ResourceNode> created) =>
    [
        .. created
            .SelectMany(node => (ResourceCost.Find(node.Type)?.Usage ?? [])
                .Where(usage => Holds(usage.When, node))
                .Select(usage => (Node: node, usage.Rate)))
            .GroupBy(pair => pair.Rate, pair => pair.Node)
            .OrderBy(rate => rate.Key, StringComparer.Ordinal)
            .Select(rate => new UsageLine(PriceList.Rate(rate.Key), [.. rate])),
    ];

    private static bool Holds(string? condition, ResourceNode node) => condition switch
    {
        null => true,
        ['!', .. var path] => PropertyPath.At(node.Inputs, path) is null,
        _ => condition.Split('=') is [var path, var value]
            ? PropertyPath.At(node.Inputs, path) is JsonValue found && found.ToString() == value
            : PropertyPath.At(node.Inputs, condition) is not null,
    };

    private static IEnumerable<UnpricedResource> Unpriced(
        IReadOnlyList<ResourceNode> created, IReadOnlyList<StandingCharge> charges)
    {
        var charged = charges.SelectMany(charge => charge.Resources)
            .Select(node => node.Urn)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var node in created)
        {
            if (ResourceCost.Find(node.Type) is not { } terms)
            {
                yield return new(
                    node, "has a type without a price in the catalogue",
                    $"add a row for {node.Type} to resource-costs.json in Ironwood.Catalog/Pricing, with its source");
            }
            else if (terms.Kind == CostKind.Standing && !charged.Contains(node.Urn))
            {
                yield return new(node, "has a fixed cost, but nothing calculates how much", "please report it");
            }
        }
        foreach (var charge in charges)
        {
            if (charge.Unknown is { } unknown)
            {
                yield return new(
                    charge.Resources[0], unknown,
                    "write the value in the settings, so that it is known before a deployment");
            }
            else if (charge.Most is { UsdPerHour: null } most)
            {
                yield return new(
                    charge.Resources[0],
                    FormattableString.Invariant(
                        $"has no known price: {most.Quantity:0.##} {most.Unit}s of {most.OwnKey}"),
                    MissingPrices.Fix("ironwood:spend", [most]))
                {
                    Charge = most,
                };
            }
        }
    }

    private static IReadOnlyList<AccountedResource> Accounts(
        IEnumerable<ResourceNode> created,
        IEnumerable<CostLine> lines,
        IEnumerable<UsageLine> usage,
        IEnumerable<UnpricedResource> unpriced,
        StackParts parts)
    {
        var without = unpriced.Select(item => item.Resource.Urn).ToHashSet(StringComparer.Ordinal);
        var standing = lines.SelectMany(line => line.Resources)
            .Select(node => node.Urn)
            .ToHashSet(StringComparer.Ordinal);
        var used = usage.SelectMany(line => line.Resources).Select(node => node.Urn).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. created.Select(node => new AccountedResource(
                node,
                parts.Of(node),
                without.Contains(node.Urn) ? Accounting.Unpriced
                    : standing.Contains(node.Urn) ? Accounting.Estimated
                    : used.Contains(node.Urn) ? Accounting.UsageBased
                    : Accounting.Free,
                ResourceCost.Find(node.Type))),
        ];
    }

    private static BudgetCover? Cover(ResourceNode budget, decimal usdPerHour)
    {
        const string Amount = "amount.specifiedAmount";
        if (budget.Number($"{Amount}.units") is not { } number)
        {
            return null;
        }
        var units = (decimal)number;
        var currency = budget.KnownText($"{Amount}.currencyCode") ?? Dollars;
        return new(budget, units, currency, currency == Dollars && usdPerHour > 0 ? units / usdPerHour : null);
    }
}
