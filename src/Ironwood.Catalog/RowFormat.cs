using System.Text.Json.Serialization;
using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Identity;
using Ironwood.Catalog.Limits;
using Ironwood.Catalog.Messages;
using Ironwood.Catalog.Metrics;
using Ironwood.Catalog.Models;
using Ironwood.Catalog.ModelServers;
using Ironwood.Catalog.Notifications;
using Ironwood.Catalog.Pricing;
using Ironwood.Catalog.Regions;
using Ironwood.Catalog.Services;

namespace Ironwood.Catalog;

/// <summary>
/// The format of every row file. Metadata is generated at build time, because reflection would cost more than the
/// parsing; a property that no type has is an error, so that a misspelt fact cannot vanish.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GenerationRow[]))]
[JsonSerializable(typeof(TopologyRule[]))]
[JsonSerializable(typeof(MachineTypeRow[]))]
[JsonSerializable(typeof(VertexMachineType[]))]
[JsonSerializable(typeof(ZonesRow[]))]
[JsonSerializable(typeof(Region[]))]
[JsonSerializable(typeof(CapacityKind[]))]
[JsonSerializable(typeof(ModelServerTerm[]))]
[JsonSerializable(typeof(ServerPath[]))]
[JsonSerializable(typeof(GatedModels[]))]
[JsonSerializable(typeof(ModelSize[]))]
[JsonSerializable(typeof(RegistryLimit[]))]
[JsonSerializable(typeof(Model[]))]
[JsonSerializable(typeof(ModelVariant[]))]
[JsonSerializable(typeof(Measurement[]))]
[JsonSerializable(typeof(Accuracy[]))]
[JsonSerializable(typeof(Score[]))]
[JsonSerializable(typeof(EngineFigure[]))]
[JsonSerializable(typeof(DeviceFigures[]))]
[JsonSerializable(typeof(BootImageRow[]))]
[JsonSerializable(typeof(LegacyNameRow[]))]
[JsonSerializable(typeof(ProvisioningTerm[]))]
[JsonSerializable(typeof(Limit[]))]
[JsonSerializable(typeof(NameRule[]))]
[JsonSerializable(typeof(AddressRange[]))]
[JsonSerializable(typeof(GoogleService[]))]
[JsonSerializable(typeof(ResourceService[]))]
[JsonSerializable(typeof(ApiMethod[]))]
[JsonSerializable(typeof(ApiHost[]))]
[JsonSerializable(typeof(ApiRetry[]))]
[JsonSerializable(typeof(IamRole[]))]
[JsonSerializable(typeof(RoleList[]))]
[JsonSerializable(typeof(CiRole[]))]
[JsonSerializable(typeof(CredentialForm[]))]
[JsonSerializable(typeof(CiReading[]))]
[JsonSerializable(typeof(MetricRow[]))]
[JsonSerializable(typeof(MonitoredResource[]))]
[JsonSerializable(typeof(LogSignal[]))]
[JsonSerializable(typeof(Aligner[]))]
[JsonSerializable(typeof(ChannelType[]))]
[JsonSerializable(typeof(AvroColumn[]))]
[JsonSerializable(typeof(JsonText[]))]
[JsonSerializable(typeof(MachinePrice[]))]
[JsonSerializable(typeof(PriceTerm[]))]
[JsonSerializable(typeof(RedisPrice[]))]
[JsonSerializable(typeof(DiskPrice[]))]
[JsonSerializable(typeof(Rate[]))]
[JsonSerializable(typeof(BillingTerm[]))]
[JsonSerializable(typeof(ResourceCost[]))]
internal sealed partial class RowFormat : JsonSerializerContext;
