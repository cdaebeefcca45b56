using System.Text.Json.Serialization;

namespace Ironwood.Outputs;

/// <summary>
/// The contract as JSON. Written by the compiler, because a preview has no time for reflection; what may be null is
/// left out when it is, because the engine keeps no nulls.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlatformContract))]
internal sealed partial class ContractFormat : JsonSerializerContext;
