using System.Text.Json.Serialization;
using Ironwood.Operations.Caching;
using Ironwood.Operations.Observability;
using Ironwood.Operations.Serving;
using Ironwood.Operations.Spend;
using Ironwood.Operations.Telemetry;
using Ironwood.Operations.Traffic;

namespace Ironwood.Operations.Verification;

/// <summary>
/// The JSON of the REST services, as far as checks read it. Google writes 64-bit numbers as text and leaves out what
/// is zero, false or empty.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
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
