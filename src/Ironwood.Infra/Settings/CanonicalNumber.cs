using System.Globalization;

namespace Ironwood.Infra.Settings;

/// <summary>One spelling for a number, so that <c>1e3</c> in JSON and <c>1000</c> in YAML are the same value.</summary>
public static class CanonicalNumber
{
    /// <summary>The shortest spelling of the same number, or the text itself when it is none.</summary>
    public static string From(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number.ToString("0.################", CultureInfo.InvariantCulture)
            : text;
}
