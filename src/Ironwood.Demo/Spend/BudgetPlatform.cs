using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Spend;

/// <summary>Cloud Billing: the platform's budget.</summary>
internal sealed class BudgetPlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        var book = BudgetBook.Of(state);
        routes.MapJson("/v1/billingAccounts/{account}/budgets/{budget}", request =>
            !book.Exists
                || $"billingAccounts/{request.Part("account")}/budgets/{request.Part("budget")}" != state.Contract.Budget?.Budget
                ? null
                : new JsonObject
                {
                    ["amount"] = book.Units is { } units
                        ? new JsonObject
                        {
                            ["specifiedAmount"] = new JsonObject
                            {
                                ["currencyCode"] = book.Currency,
                                ["units"] = units.ToString(CultureInfo.InvariantCulture),
                            },
                        }
                        : new JsonObject { ["lastPeriodAmount"] = new JsonObject() },
                    ["thresholdRules"] = new JsonArray(
                        [.. book.Thresholds.Select(
                            share => (JsonNode)new JsonObject { ["thresholdPercent"] = share })]),
                })
            .OfHost("billingbudgets.googleapis.com");
    }
}
