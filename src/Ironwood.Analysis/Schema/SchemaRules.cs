using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Schema;

/// <summary>The rules that follow from the data of <see cref="ProviderSchema"/>.</summary>
internal static class SchemaRules
{
    private const string Sdk = "https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-behaviors";
    private const string PulumiSchema = "https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/";
    private const string Refusal =
        "The provider refuses it before it calls Google Cloud, and the deployment stops there.";

    public static readonly Rule UnknownType = new(
        "schema/unknown-type", Severity.Warning, "A resource is of a type that the check has no data for.",
        "Nothing is known of its properties, so nothing of it was checked.");

    public static readonly Rule UnknownProperty = new(
        "schema/unknown-property", Severity.Error, "An input is not a property of its resource type.",
        "The provider refuses it, or drops it without a word: either way it does nothing.", PulumiSchema);

    public static readonly Rule WrongType = new(
        "schema/wrong-type", Severity.Error, "A value is of another type than its property.",
        "The provider cannot read the value, and the deployment stops there.", PulumiSchema);

    public static readonly Rule Fraction = new(
        "schema/fraction", Severity.Warning, "A whole number is given with a fraction.",
        "The provider cuts the fraction off without a word, and the cloud gets another number than the program says.",
        PulumiSchema);

    public static readonly Rule MissingRequired = new(
        "schema/missing-required", Severity.Error, "A required property is not given.", Refusal, Sdk + "#required");

    public static readonly Rule ReadOnly = new(
        "schema/read-only",
        Severity.Error,
        "A property is given that only the cloud sets.",
        Refusal,
        Sdk + "#computed");

    public static readonly Rule Deprecated = new(
        "schema/deprecated", Severity.Warning, "A property is used that the provider has marked as outdated.",
        "It goes away with a later major version of the provider, and the upgrade then fails.", Sdk + "#deprecated");

    public static readonly Rule NotAllowed = new(
        "schema/not-allowed", Severity.Error, "A value is not one of those that its property allows.", Refusal,
        Sdk + "#validatefunc");

    public static readonly Rule OutOfRange = new(
        "schema/out-of-range", Severity.Error, "A number lies outside of the range of its property.", Refusal,
        Sdk + "#validatefunc");

    public static readonly Rule Malformed = new(
        "schema/malformed", Severity.Error, "A text does not have the form that its property demands.", Refusal,
        Sdk + "#validatefunc");

    public static readonly Rule WrongLength = new(
        "schema/wrong-length", Severity.Error, "A text is longer or shorter than its property allows.", Refusal,
        Sdk + "#validatefunc");

    public static readonly Rule WrongCount = new(
        "schema/wrong-count", Severity.Error, "A list holds more or fewer items than its property allows.", Refusal,
        Sdk + "#maxitems");

    public static readonly Rule Conflict = new(
        "schema/conflict", Severity.Error, "Two properties are given that exclude each other.", Refusal,
        Sdk + "#conflictswith");

    public static readonly Rule ExactlyOne = new(
        "schema/exactly-one", Severity.Error, "Of some properties exactly one must be given, and none or several are.",
        Refusal, Sdk + "#exactlyoneof");

    public static readonly Rule AtLeastOne = new(
        "schema/at-least-one", Severity.Error, "Of some properties at least one must be given, and none is.", Refusal,
        Sdk + "#atleastoneof");

    public static readonly Rule RequiredWith = new(
        "schema/required-with", Severity.Error, "A property is given without another that it needs.", Refusal,
        Sdk + "#requiredwith");

    public static readonly Rule DanglingReference = new(
        "schema/dangling-reference", Severity.Error, "A value reads a resource or an output that does not exist.",
        "The value would never arrive: the deployment waits for nothing and fails.");

    public static readonly Rule Name = new(
        "schema/name", Severity.Error,
        "The name that a resource is given, or that Pulumi makes of its logical name, is none in Google Cloud.",
        "Most names are first looked at by the API, minutes into the deployment, when half of the resources exist.",
        "https://docs.cloud.google.com/compute/docs/naming-resources");

    public static readonly Rule SecretExposed = new(
        "schema/secret-exposed", Severity.Error, "A secret stands in a property that is not kept secret.",
        "Everybody who may look at the resource reads it: in the console, in `gcloud … describe`, in the plan.",
        "https://www.pulumi.com/docs/iac/concepts/secrets/");

    public static readonly Rule JsonZero = new(
        "schema/json-zero", Severity.Warning,
        "JSON that is sent as text holds a value that Google Cloud leaves out of its answers: 0, false, null, an empty "
        + "text, list or map.",
        "The provider finds a difference at every preview, and every `pulumi up` updates the resource again.",
        "https://protobuf.dev/programming-guides/json/");

    public static readonly IReadOnlyList<Rule> All =
    [
        UnknownType,
        UnknownProperty,
        WrongType,
        Fraction,
        MissingRequired,
        ReadOnly,
        Deprecated,
        NotAllowed,
        OutOfRange,
        Malformed,
        WrongLength, WrongCount, Conflict, ExactlyOne, AtLeastOne, RequiredWith, DanglingReference, Name, SecretExposed,
        JsonZero,
    ];
}
