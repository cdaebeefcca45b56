using Ironwood.Catalog.Identity;

namespace Ironwood.Planning.Validation;

/// <summary>Whether the pods' account may hold what the settings grant it. Pure.</summary>
internal static partial class IdentityValidation
{
    private static readonly string[] BasicRoles = ["roles/owner", "roles/editor", "roles/viewer"];

    public static IEnumerable<Problem> Validate(IdentitySettings identity, SettingKeys keys)
    {
        for (var index = 0; index < identity.ExtraRoles.Count; index++)
        {
            var role = identity.ExtraRoles[index];
            var path = Path(keys, index);
            if (BasicRoles.Contains(role))
            {
                yield return new(
                    Diagnostics.BasicRole,
                    path,
                    "is a basic role, thousands of permissions over every service of the project",
                    role, "predefined roles, roles/SERVICE.NAME", "name the roles of the services that a pod calls");
            }
            else if (!RoleName().IsMatch(role))
            {
                yield return new(
                    Diagnostics.MalformedRole, path, "is not a predefined role's name", role, "roles/SERVICE.NAME",
                    "copy the name from 'gcloud iam roles list'");
            }
            else if (!PredefinedRoles.Contain(role))
            {
                yield return new(
                    Diagnostics.MalformedRole, path,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"is no role that Google predefines, as of {PredefinedRoles.AsOf:yyyy-MM-dd}"),
                    role, "a role that 'gcloud iam roles list' names",
                    Spelling.Nearest(role, PredefinedRoles.All) is { } near
                        ? $"did you mean '{near}'?" : "correct it; a younger role goes into predefined-roles.json "
                            + "with its source");
            }
            else if (identity.ExtraRoles.Take(index).Contains(role)
                || PodRoles.All.Any(known => known.Id == role && known.GrantedOn == GrantScope.Project))
            {
                yield return new(Diagnostics.MalformedRole, path, "is granted already", role, Fix: "remove it");
            }
        }
    }

    public static IEnumerable<Problem> Warnings(IdentitySettings identity, SettingKeys keys)
    {
        for (var index = 0; index < identity.ExtraRoles.Count; index++)
        {
            if (identity.ExtraRoles[index].Contains("admin", StringComparison.OrdinalIgnoreCase))
            {
                yield return new(
                    Diagnostics.AdminRole, Path(keys, index),
                    "lets every pod, and an attacker who controls a pod, change the project's resources",
                    identity.ExtraRoles[index],
                    Fix: "no part of the platform needs it: remove it unless a program of yours does");
            }
        }
    }

    private static string Path(SettingKeys keys, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{keys["identity.extraRoles"]}[{index}]");

    [GeneratedRegex(@"\Aroles/[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)+\z")]
    private static partial Regex RoleName();
}
