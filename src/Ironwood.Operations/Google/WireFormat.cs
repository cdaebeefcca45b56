using System.Text.Json.Serialization;

namespace Ironwood.Operations.Google;

/// <summary>
/// The JSON of Google's REST services, limited to the fields that are read here. Google writes 64-bit numbers as text
/// and leaves out zero, false and empty values: a field without a default here must be in the answer.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ManagedGroupPage))]
[JsonSerializable(typeof(ManagedInstancePage))]
[JsonSerializable(typeof(EmptyQuestion))]
[JsonSerializable(typeof(BackendServiceAnswer))]
[JsonSerializable(typeof(GroupReference))]
[JsonSerializable(typeof(GroupHealthAnswer))]
[JsonSerializable(typeof(DashboardAnswer))]
[JsonSerializable(typeof(SinkAnswer))]
[JsonSerializable(typeof(TablePage))]
[JsonSerializable(typeof(QueryQuestion))]
[JsonSerializable(typeof(QueryAnswer))]
[JsonSerializable(typeof(SubscriptionAnswer))]
[JsonSerializable(typeof(RedisAnswer))]
[JsonSerializable(typeof(BudgetAnswer))]
internal sealed partial class WireFormat : JsonSerializerContext;
