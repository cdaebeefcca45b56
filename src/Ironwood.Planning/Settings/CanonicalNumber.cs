using System.Globalization;

namespace Ironwood.Planning.Settings;

/// <summary>One spelling for a number, so that <c>1e3</c> in JSON and <c>1000</c> in YAML are the same value.</summary>
public static class CanonicalNumber
{
    /// <summary>
    /// The shortest spelling of the same number, or the text itself when it is none. A whole number keeps all its
    /// digits: it may be an account's or a project's number, which a double would round.
    /// </summary>
    public static string From(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return text;
        }
        return double.IsInteger(number)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole) && decimal.IsInteger(whole)
                ? (whole == 0 ? 0 : whole).ToString("0", CultureInfo.InvariantCulture)
                : number.ToString("R", CultureInfo.InvariantCulture);
    }
}
