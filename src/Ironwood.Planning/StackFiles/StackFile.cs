namespace Ironwood.Planning.StackFiles;

/// <summary>The parts of a stack file other than settings: encryption of secrets, and imports.</summary>
internal static class StackFile
{
    private static readonly string[] SecretsProviders =
    [
        "default", "passphrase", "awskms", "azurekeyvault", "gcpkms", "hashivault",
    ];

    /// <summary>The problem of imported settings, which are unknown here; null without imports.</summary>
    /// <param name="root">The file's contents.</param>
    /// <param name="file">The file.</param>
    public static Problem? Imports(ConfigMap root, string file) => root["environment"] is null or ConfigNull
        ? null
        : new(
            Diagnostics.ImportedEnvironment,
            $"{file}: environment",
            "imports settings that only Pulumi Cloud can open",
            ImportsOf(root["environment"]),
            "the same settings, given on the command line",
            "give the imported settings with --config, for example --config gcp:project=ID",
            root["environment"]!.Location);

    /// <summary>Problems of the encryption settings that the Pulumi CLI refuses.</summary>
    /// <param name="root">The file's contents.</param>
    /// <param name="file">The file.</param>
    public static IEnumerable<Problem> Encryption(ConfigMap root, string file)
    {
        Problem Refused(string key, string allowed) => new(
            Diagnostics.RefusedByCli, $"{file}: {key}",
            "does not contain the encryption settings of the stack's secrets",
            Allowed: allowed,
            Fix: "restore it from the file's history, or run pulumi stack change-secrets-provider",
            Location: root[key]!.Location);

        if (root["secretsprovider"] is { } provider and not ConfigNull
            && !(provider is ConfigScalar text
                && (text.Text.Length == 0 || SecretsProviders.Contains(text.Text.Split(':')[0]))))
        {
            yield return Refused("secretsprovider", string.Join(", ", SecretsProviders));
        }
        if (root["encryptionsalt"] is { } salt and not ConfigNull
            && !(salt is ConfigScalar { Text: var state } && IsSalt(state)))
        {
            yield return Refused("encryptionsalt", "v1:SALT:VERIFIER, as the Pulumi CLI writes it");
        }
        if (root["encryptedkey"] is { } key and not (ConfigNull or ConfigScalar))
        {
            yield return Refused("encryptedkey", "text, as the Pulumi CLI writes it");
        }
    }

    private static bool IsSalt(string state) =>
        state.Length == 0
        || (state.Split(':', 3) is ["v1", var salt, _]
            && Convert.TryFromBase64String(salt, new byte[salt.Length], out _));

    private static string? ImportsOf(ConfigNode? environment)
    {
        var imports = environment is ConfigMap map ? map["imports"] : environment;
        var names = (imports is ConfigList list ? list.Items : [])
            .OfType<ConfigScalar>()
            .Select(name => name.Text)
            .ToArray();
        return names.Length > 0 ? string.Join(", ", names) : null;
    }
}
