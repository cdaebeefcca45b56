using Ironwood.Catalog.Pricing;

namespace Ironwood.Analysis.Cost;

/// <summary>
/// The report's JSON form, <c>ironwood-cost/1</c>: US dollars, rounded to millionths; without times, so that equal
/// reports give equal bytes. Its shape is described in <c>docs/cost.md</c>.
/// </summary>
public static class CostJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-cost/1";

    private const int Decimals = 6;

    /// <summary>The document of a report.</summary>
    public static string Of(CostReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonForm.Document(Format, json =>
        {
            json.WriteString("project", report.Project);
            json.WriteString("stack", report.Stack);
            json.WriteString("currency", "USD");
            json.WriteNumber("hoursPerMonth", BillingTerm.HoursPerMonth);
            Range(json, "usdPerHour", report.UsdPerHour);
            Term(json, report);
            Counts(json, report);
            Comparison(json, report);
            json.WriteList("parts", report.Parts, Part);
            json.WriteList("usage", report.Usage, UsedRate);
            json.WriteList("resources", report.Resources, Resource);
            json.WriteList("prices", report.Prices, Price);
        });
    }

    private static void Term(Utf8JsonWriter writer, CostReport report)
    {
        writer.WriteStartObject("term");
        writer.WriteString("id", report.Term.Id);
        writer.WriteNumber("months", report.Term.Months);
        if (report.Term.IsCommitment)
        {
            Money(writer, "committedUsdPerHour", CostRange.Sum(report.Committed).Most);
            Money(writer, "otherUsdPerHour", CostRange.Sum(report.Uncommitted).Most);
        }
        writer.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter writer, CostReport report)
    {
        writer.WriteStartObject("counts");
        writer.WriteNumber("resources", report.Resources.Count);
        foreach (var accounting in Enum.GetValues<Accounting>())
        {
            writer.WriteNumber(Name(accounting.ToString()), report.Count(accounting));
        }
        writer.WriteEndObject();
    }

    private static void Comparison(Utf8JsonWriter writer, CostReport report)
    {
        if (report.CeilingUsdPerHour is { } ceiling)
        {
            writer.WriteStartObject("ceiling");
            Money(writer, "usdPerHour", ceiling);
            writer.WriteBoolean("isExceeded", report.IsAboveCeiling);
            writer.WriteEndObject();
        }
        writer.WriteList("budgets", report.Budgets, (to, budget) =>
        {
            to.WriteString("name", budget.Budget.Name);
            Money(to, "amount", budget.Amount);
            to.WriteString("currency", budget.Currency);
            if (budget.HoursCovered is { } hours)
            {
                Money(to, "hoursCovered", hours);
            }
        });
    }

    private static void Part(Utf8JsonWriter writer, CostPart part)
    {
        writer.WriteString("name", part.Name);
        writer.WriteBoolean("isTier", part.IsTier);
        Range(writer, "usdPerHour", part.UsdPerHour);
        writer.WriteList("lines", part.Lines, (to, line) =>
        {
            to.WriteList("resources", line.Resources, (resource, node) =>
            {
                resource.WriteString("type", node.Type);
                resource.WriteString("name", node.Name);
            });
            to.WriteString("item", line.Most.Item);
            to.WriteString("unit", line.Most.Unit);
            Money(to, "usdPerUnit", line.Most.UsdPerUnit!.Value);
            if (line.Most.OwnUsd is not null)
            {
                to.WriteBoolean("isOwnPrice", true);
            }
            if (line.Most.Commitment is { } term)
            {
                to.WriteString("term", term.Id);
            }
            Range(to, "quantity", new(line.Least.Quantity, line.Typical.Quantity, line.Most.Quantity));
            Range(to, "usdPerHour", CostRange.Sum([line]));
        });
    }

    private static void UsedRate(Utf8JsonWriter writer, UsageLine usage)
    {
        writer.WriteString("item", usage.Rate.Item);
        writer.WriteString("unit", usage.Rate.Unit);
        Money(writer, "usdPerUnit", usage.Rate.Usd);
        if (usage.Rate.Included > 0)
        {
            Money(writer, "includedPerMonth", usage.Rate.Included);
        }
        writer.WriteStartArray("resources");
        foreach (var node in usage.Resources)
        {
            writer.WriteStringValue(node.Name);
        }
        writer.WriteEndArray();
    }

    private static void Resource(Utf8JsonWriter writer, AccountedResource resource)
    {
        writer.WriteString("type", resource.Resource.Type);
        writer.WriteString("name", resource.Resource.Name);
        writer.WriteString("part", resource.Part);
        writer.WriteString("accounting", Name(resource.Accounting.ToString()));
        if (resource.Terms is { } terms)
        {
            writer.WriteString("reason", terms.Reason);
            Origin(writer, terms.Source, terms.AsOf, terms.Confidence);
        }
    }

    private static void Price(Utf8JsonWriter writer, IPrice price)
    {
        writer.WriteString("item", price.Item);
        writer.WriteString("unit", price.Unit);
        Money(writer, "usd", price.Usd);
        Origin(writer, price.Source, price.AsOf, price.Confidence);
        if (price.Note is { } note)
        {
            writer.WriteString("note", note);
        }
    }

    private static void Origin(Utf8JsonWriter writer, string source, DateOnly asOf, PriceConfidence confidence)
    {
        writer.WriteString("source", source);
        writer.WriteString("asOf", asOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("confidence", Name(confidence.ToString()));
    }

    private static void Range(Utf8JsonWriter writer, string name, CostRange range)
    {
        writer.WriteStartObject(name);
        Money(writer, "min", range.Least);
        Money(writer, "typical", range.Typical);
        Money(writer, "max", range.Most);
        writer.WriteEndObject();
    }

    // Without trailing zeros, which only tell how a number was calculated.
    private static void Money(Utf8JsonWriter writer, string name, decimal value) =>
        writer.WriteNumber(name, decimal.Round(value, Decimals) / 1.000000000000000000000000000000m);

    private static string Name(string value) => JsonNamingPolicy.CamelCase.ConvertName(value);
}
