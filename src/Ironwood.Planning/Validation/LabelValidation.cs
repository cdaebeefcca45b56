using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>The rules of the labels that the settings add. Pure.</summary>
internal static class LabelValidation
{
    public static IEnumerable<Problem> Validate(IReadOnlyDictionary<string, string> labels, string path)
    {
        if (labels.Count > PlatformLabels.MostOfSettings)
        {
            yield return new(
                Diagnostics.TooManyLabels, path, "has more labels than a resource can take beside the platform's own",
                labels.Count.ToString(CultureInfo.InvariantCulture), $"at most {PlatformLabels.MostOfSettings}",
                "remove labels");
        }
        foreach (var (key, value) in labels)
        {
            var at = ConfigPath.Append(path, key);
            if (PlatformLabels.All.Contains(key))
            {
                yield return new(
                    Diagnostics.ReservedLabel, at, "is a label that the platform sets itself", key, Fix: FixOf(key));
            }
            else if (key.StartsWith(PlatformLabels.GooglePrefix, StringComparison.Ordinal))
            {
                yield return new(
                    Diagnostics.ReservedLabel, at,
                    $"begins with '{PlatformLabels.GooglePrefix}', as the labels that Google's tools set", key,
                    Fix: "choose another key");
            }
            else if (!Fits(NameRules.LabelKey, key))
            {
                yield return new(
                    Diagnostics.MalformedLabel, at, "is not a label's key", key, Description(NameRules.LabelKey),
                    "write the key in lower case, without spaces or dots");
            }
            if (!Fits(NameRules.LabelValue, value))
            {
                yield return new(
                    Diagnostics.MalformedLabel, at, "is not a label's value", value, Description(NameRules.LabelValue),
                    "write the value in lower case, without spaces or dots");
            }
        }
    }

    private static bool Fits(NameRule rule, string text) =>
        rule.Allows(text) && Encoding.UTF8.GetByteCount(text) <= Limits.LabelBytes.Count;

    private static string Description(NameRule rule) =>
        $"{rule.Description}; at most {Limits.LabelBytes.Count} bytes in UTF-8";

    private static string FixOf(string key) => key switch
    {
        PlatformLabels.Environment => "write the value under ironwood:environment",
        PlatformLabels.Owner => "write the value under ironwood:owner",
        PlatformLabels.CostCenter => "write the value under ironwood:costCenter",
        _ => "choose another key",
    };
}
