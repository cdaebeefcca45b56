using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>Whether each location with data has one key that its services can use. Pure.</summary>
internal static class EncryptionValidation
{
    /// <summary>The location of keys that belong to no region.</summary>
    private const string Anywhere = "global";

    private const string Form = "projects/P/locations/L/keyRings/R/cryptoKeys/K";

    /// <summary>All problems of the keys, in their order.</summary>
    public static IEnumerable<Problem> Validate(StackPlan plan)
    {
        var keys = plan.Settings.Protection.KmsKeys;
        var setting = plan.Keys["protection.kmsKeys"];
        if (plan.Encryption is not { } encryption)
        {
            yield break;
        }
        string[] needed =
        [
            .. encryption.Uses.Select(use => use.Location)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < keys.Count; index++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{setting}[{index}]");
            if (EncryptionPlan.LocationOf(keys[index]) is not { } location)
            {
                yield return new(
                    Diagnostics.MalformedKmsKey, path, "is not the full name of a Cloud KMS key", keys[index], Form,
                    keys[index].Contains("/cryptoKeyVersions/", StringComparison.Ordinal)
                        ? "remove '/cryptoKeyVersions/' and what follows: services choose the version"
                        : "copy the name from 'gcloud kms keys list --location L --keyring R'");
            }
            else if (!needed.Contains(location))
            {
                yield return new(
                    Diagnostics.KeyOfLocation, path,
                    location == Anywhere
                        ? "is a global key, and the data is in regions"
                        : $"is a key of {location}, where the stack has no data",
                    keys[index], string.Join(", ", needed), "name a key of one of these locations, or remove it");
            }
            else if (!seen.Add(location))
            {
                yield return new(
                    Diagnostics.KeyOfLocation, path, $"is a second key of {location}", keys[index],
                    "one key per location", "remove one of the two");
            }
        }
        foreach (var location in needed.Where(location => !seen.Contains(location)))
        {
            var purposes = encryption.Uses.Where(use => use.Location == location).Select(use => use.Purpose);
            yield return new(
                Diagnostics.KeyOfLocation, setting,
                $"has no key of {location}, which is needed for {string.Join(", ", purposes)}",
                Allowed: "a key in the location of the data",
                Fix: $"add projects/P/locations/{location}/keyRings/R/cryptoKeys/K");
        }
    }
}
