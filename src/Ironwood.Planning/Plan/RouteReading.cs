namespace Ironwood.Planning.Plan;

/// <summary>A route of a tier as it was read.</summary>
/// <param name="Index">Its place in the tier's list.</param>
/// <param name="Text">The route as it was written.</param>
/// <param name="Pattern">The route; null when a URL map would refuse it.</param>
/// <param name="Why">Why it is refused, as a clause.</param>
internal sealed record RouteReading(int Index, string Text, RoutePattern? Pattern, string Why)
{
    /// <summary>Reads each route of a tier once.</summary>
    public static IReadOnlyList<RouteReading> All(IReadOnlyList<string> routes) =>
        [.. routes.Select((text, index) => new RouteReading(index, text, RoutePattern.Parse(text, out var why), why))];
}
