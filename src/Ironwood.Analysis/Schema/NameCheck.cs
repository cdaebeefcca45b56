using System.Text;
using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Limits;

namespace Ironwood.Analysis.Schema;

/// <summary>
/// Names of resources, given or made by Pulumi. The provider checks few of them; what the services demand is in
/// <see cref="NameRules"/>.
/// </summary>
internal static class NameCheck
{
    // As many digits as Pulumi appends.
    private const string Suffix = "0000000";

    public static IEnumerable<Finding> Check(CheckedNode node) =>
        from property in node.Schema.Inputs.Values
        where property.AutoName is not null
        from finding in Check(node, property)
        select finding;

    private static IEnumerable<Finding> Check(CheckedNode node, PropertySchema property)
    {
        if (node.Node.Inputs[property.Path] is not { } given)
        {
            var made = MadeOf(node.Node.Name, property.AutoName!);
            return Problem(node, property, made, property.AutoName!.MaxLength) is { } form
                ?
                [
                    node.Finding(
                        SchemaRules.Name, property.Path,
                        $"Pulumi makes the name '{made}' of the logical name, and a name here has {form}",
                        $"give '{property.Path}', or choose another logical name"),
                ]
                : [];
        }
        return given.AsText() is { } name && node.IsKnown(property.Path)
            && Problem(node, property, name, int.MaxValue) is { } demanded
            ? [node.Finding(SchemaRules.Name, property.Path, $"is '{name}'", $"write a name that has {demanded}")]
            : [];
    }

    private static string MadeOf(string logicalName, AutoName rule) =>
        (rule.IsLowered ? logicalName.ToLowerInvariant() : logicalName) + rule.Separator + Suffix;

    // What a name should have and has not; the service's own words before the provider's pattern.
    private static string? Problem(CheckedNode node, PropertySchema property, string name, int most)
    {
        var bytes = Encoding.UTF8.GetByteCount(name);
        return FormOf(node.Node.Type) is { } form && !form.Allows(name) ? form.Description
            : property.Length is { } length && !length.Contains(bytes) ? $"{length} characters"
            : property.Pattern is { } pattern && !pattern.Matches(name) ? $"the form {pattern.Text}"
            : bytes > most ? $"at most {most} characters"
            : null;
    }

    private static NameRule? FormOf(string type) => type switch
    {
        ResourceTypes.Sink => NameRules.SinkName,
        ResourceTypes.Redis => NameRules.RedisName,
        ResourceTypes.Secret => NameRules.SecretId,
        ResourceTypes.ServiceAccount => NameRules.ServiceAccountId,
        ResourceTypes.Bucket => NameRules.BucketName,
        ResourceTypes.Endpoint => NameRules.VertexEndpointName,
        _ when ResourceTypes.IsOfModule(type, "certificatemanager") => NameRules.CertificateManagerName,
        _ when ResourceTypes.IsOfModule(type, "compute") => NameRules.ResourceName,
        _ when ResourceTypes.IsOfModule(type, "pubsub") => NameRules.PubSubName,
        _ => null,
    };
}
