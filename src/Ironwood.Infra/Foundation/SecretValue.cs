using Pulumi.Gcp.SecretManager;

namespace Ironwood.Infra.Foundation;

/// <summary>
/// The value of a secret, for APIs that take the credential itself. As a secret output it is encrypted in the state and
/// never printed.
/// </summary>
internal static class SecretValue
{
    /// <summary>The newest version's value.</summary>
    /// <param name="name">The secret's id, or its name in full.</param>
    /// <param name="project">The project of a secret that is named by its id.</param>
    /// <param name="parent">The component that uses it.</param>
    public static Output<string> Read(string name, Input<string> project, Resource parent)
    {
        var (own, id) = name.Contains('/', StringComparison.Ordinal) ? SecretName.Parts(name) : (null, name);
        return Output.CreateSecret(GetSecretVersionAccess.Invoke(
            new GetSecretVersionAccessInvokeArgs { Project = own ?? project, Secret = id },
            new InvokeOptions { Parent = parent }).Apply(version => version.SecretData));
    }
}
