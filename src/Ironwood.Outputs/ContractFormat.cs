using System.Text.Json.Serialization;

namespace Ironwood.Outputs;

/// <summary>
/// The contract as JSON. The serializer is generated at compile time, because reflection would slow a preview down.
/// Null values are left out, because the engine keeps no nulls.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlatformContract))]
internal sealed partial class ContractFormat : JsonSerializerContext;
