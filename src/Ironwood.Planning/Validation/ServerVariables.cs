using Ironwood.Catalog.Identity;
using Ironwood.Planning.Boot;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>The environment of a model server: which variables settings may set, and with what. Pure.</summary>
internal static partial class ServerVariables
{
    /// <summary>What is shown in place of a text that may be a secret.</summary>
    internal const string Hidden = "[hidden]";

    private const string UseSecrets = "store it in Secret Manager, and name the secret under serving.secrets";

    // Chooses the implementation that serves the model. Every other TPU_ variable tells a host its own place.
    private const string OpenTpuVariable = "TPU_BACKEND_TYPE";

    private static readonly string[] OwnPrefixes = ["TPU_", "LD_", "BASH", "DOCKER_"];

    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "CACHE_AUTH_SECRET", "CACHE_CA_SECRET", "CACHE_HOST", "CACHE_PORT", "CHIPS_PER_HOST", "EUID", "HF_HOME", "HOME",
        "IFS", "JAX_PLATFORMS", "LEADER", "METRICS_TOPIC", "MODEL_BUCKET", "PATH", "PJRT_DEVICE", "PPID",
        "RAY_memory_monitor_refresh_ms", "SHELLOPTS", "SLICE_HOSTS", "UID", "VLLM_CONFIG_ROOT", "VLLM_HOST_IP",
        "VLLM_MEDIA_URL_ALLOW_REDIRECTS", "VLLM_RAY_EXTRA_ENV_VAR_PREFIXES_TO_COPY", "VLLM_RAY_EXTRA_ENV_VARS_TO_COPY",
        "VLLM_XLA_CACHE_PATH",
    };

    /// <summary>All problems of a tier's variables.</summary>
    /// <param name="path">Path of the tier's serving settings.</param>
    /// <param name="serving">The settings.</param>
    public static IEnumerable<Problem> Validate(string path, ServingSettings serving) =>
    [
        .. serving.Environment.Keys.SelectMany(name => Name($"{path}.environment", name, VariableName())),
        .. serving.Environment.SelectMany(variable => Plain($"{path}.environment", variable.Key, variable.Value)),
        .. serving.Secrets.Keys.SelectMany(name => Name($"{path}.secrets", name, SecretVariableName())),
        .. serving.Secrets.Keys.Where(serving.Environment.ContainsKey).Select(name => new Problem(
            Diagnostics.RefusedVariable, ConfigPath.Append($"{path}.secrets", name), "is set under environment too",
            Fix: "remove one of the two")),
        .. serving.Secrets.SelectMany(secret =>
            SecretId(ConfigPath.Append($"{path}.secrets", secret.Key), secret.Value)),
    ];

    /// <summary>What is wrong with a secret's name. A text that may be the secret itself is not shown.</summary>
    public static IEnumerable<Problem> SecretId(string path, string name)
    {
        if (CredentialForm.In(name) is { } form)
        {
            yield return new(
                Diagnostics.SecretInPlain, path, $"holds a {form.Name}, not the name of a secret", Hidden,
                SecretName.Forms,
                "revoke it, store a new one in Secret Manager, and write the id of that secret here");
        }
        else if (!SecretName.IsValid(name))
        {
            yield return new(
                Diagnostics.MalformedSecretName, path, "is not the name of a secret in Secret Manager", Hidden,
                SecretName.Forms, "copy the id from 'gcloud secrets list'");
        }
    }

    private static IEnumerable<Problem> Name(string path, string name, Regex form)
    {
        var why = !form.IsMatch(name) ? "is not a variable's name"
            : name != OpenTpuVariable
                && (Own.Contains(name) || OwnPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                ? "is set by the platform or by the host itself"
                : null;
        if (why is not null)
        {
            yield return new(
                Diagnostics.RefusedVariable, ConfigPath.Append(path, name), why,
                Allowed: form == VariableName()
                    ? "letters, digits and underscores, no digit first"
                    : "capital letters, digits and underscores, no digit first",
                Fix: "remove it, or choose another name");
        }
    }

    private static IEnumerable<Problem> Plain(string path, string name, string value)
    {
        var at = ConfigPath.Append(path, name);
        if (CredentialForm.In(value) is { } form)
        {
            yield return new(
                Diagnostics.SecretInPlain,
                at,
                $"holds a {form.Name}, and everyone who may see the machines can read it",
                Hidden, Fix: $"revoke it; {UseSecrets}");
        }
        else if (SecretsName().IsMatch(name))
        {
            yield return new(
                Diagnostics.SecretInPlain, at,
                "is a variable for a secret, and everyone who may see the machines can read it here", Hidden,
                Fix: UseSecrets);
        }
        else if (Quoting.Unwritable(value) is { } character)
        {
            yield return new(
                Diagnostics.RefusedVariable, at, $"has the character {character}, which a line of a file cannot hold",
                Fix: "write the value without it");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariableName();

    // The script that starts the server has variables of its own, in small letters.
    [GeneratedRegex(@"\A[A-Z_][A-Z0-9_]*\z")]
    private static partial Regex SecretVariableName();

    [GeneratedRegex(
        @"(\A|_)(TOKEN|KEY|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SecretsName();
}
