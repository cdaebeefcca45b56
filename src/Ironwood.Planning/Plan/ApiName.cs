namespace Ironwood.Planning.Plan;

/// <summary>Enums as Google's APIs spell them.</summary>
public static class ApiName
{
    /// <summary>For example <c>STANDARD_HA</c> of <c>StandardHa</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat($"{value}".Select((letter, index) =>
            index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
