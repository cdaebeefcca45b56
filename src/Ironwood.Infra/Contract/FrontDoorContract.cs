using Ironwood.Outputs;
using Ironwood.Planning.Boot;

namespace Ironwood.Infra.Contract;

/// <summary>The front door's part of the contract.</summary>
internal static class FrontDoorContract
{
    public static Output<FrontDoorOutputs> Of(Platform platform)
    {
        var plan = platform.Plan.FrontDoor;
        var gateway = platform.ApiFront is { } front
            ? front.Url.Apply<string?>(url => url)
            : Output.Create(default(string));
        return Output.Tuple(
            platform.FrontDoor.Url,
            platform.FrontDoor.Address,
            platform.FrontDoor.UrlMap.Name,
            platform.FrontDoor.DnsRecords,
            Output.Tuple(gateway, AddressesOf(platform)))
            .Apply(known => new FrontDoorOutputs
            {
                Url = known.Item1,
                Address = known.Item2,
                Scheme = plan.IsInternal ? "internal" : "external",
                HealthPath = plan.Iap is null ? ServingPort.HealthPath : null,
                UrlMap = known.Item3,
                Domains = [.. plan.Domains],
                DnsRecords = [.. known.Item4.Select(Record)],
                GatewayUrl = known.Item5.Item1,
                RegionalAddresses = known.Item5.Item2,
                RequiresSignIn = plan.Iap is not null,
            });
    }

    private static Output<ImmutableSortedDictionary<string, string>?> AddressesOf(Platform platform) =>
        platform.FrontDoor.RegionalAddresses is { } addresses
            ? ContractOutput.Map(addresses).Apply<ImmutableSortedDictionary<string, string>?>(byRegion => byRegion)
            : Output.Create(default(ImmutableSortedDictionary<string, string>));

    private static DnsRecord Record(ImmutableDictionary<string, string> record) =>
        new(record["name"], record["type"], record["data"]);
}
