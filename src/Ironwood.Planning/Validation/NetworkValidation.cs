using System.Net;
using System.Net.Sockets;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>Whether the network, own or existing, has a usable subnet in every region where pods live. Pure.</summary>
internal static class NetworkValidation
{
    /// <summary>All problems of the network, in the order of its settings.</summary>
    public static IEnumerable<Problem> Validate(StackPlan plan)
    {
        var path = plan.Keys["network"];
        return
        [
            .. plan.Settings.Network.Existing is { } existing
                ? Existing(plan.Settings, existing, path)
                : Own(plan.Settings, plan.Tiers, path),
            .. plan.FrontDoor.IsInternal ? Proxies(plan.Settings, path) : [],
        ];
    }

    // The proxies of an internal front door have a subnet of their own in each region with pods.
    private static IEnumerable<Problem> Proxies(StackSettings settings, string path)
    {
        var existing = settings.Network.Existing;
        string[] regions =
            NameRules.Region.Allows(settings.Region) ? [settings.Region, .. FailoverRegions(settings)] : [];
        // Where the network's owner keeps subnets and firewall, the stack has no use for the ranges.
        var isNeeded = existing is null || existing.CreateFirewall || existing.CreateProxySubnets;
        var taken = existing is not null ? [] : Written(settings, path)
            .Select(subnet => (subnet.Path, subnet.Region, subnet.Text, subnet.Range)).ToList();
        foreach (var (region, text) in settings.Network.ProxySubnetCidrs.OrderBy(
            proxy => proxy.Key, StringComparer.Ordinal))
        {
            var at = $"{path}.proxySubnetCidrs.{region}";
            if (regions.Length > 0 && !regions.Contains(region))
            {
                yield return new(
                    Diagnostics.SubnetOfRegion, at, $"is a range for {region}, where no tier has machines", text,
                    string.Join(", ", regions), "remove it, or write the region of a tier's failover");
            }
            else if (!isNeeded)
            {
                yield return Contradiction(
                    at, "has no use: the network's owner keeps both the proxies' subnets and the firewall", text);
            }
        }
        foreach (var (region, index) in regions.Select((region, index) => (region, index)))
        {
            var at = $"{path}.proxySubnetCidrs.{region}";
            if (NetworkPlan.ProxyRange(settings.Network, region, index == 0) is not { } text)
            {
                if (isNeeded)
                {
                    yield return new(
                        Diagnostics.SubnetOfRegion, at,
                        $"is needed: the front door has proxies in {region}",
                        Allowed: existing is { CreateProxySubnets: false }
                            ? "the range of the network's proxy-only subnet there"
                            : "an IPv4 range that nothing else in the network has",
                        Fix: $"write for example proxySubnetCidrs: {{ {region}: {FreeProxyRange(taken)} }}");
                }
                continue;
            }
            var range = Range(text) is { } read
                && read.PrefixLength <= Limits.LongestProxySubnetPrefix.Value
                && read.PrefixLength >= Limits.ShortestSubnetPrefix.Value
                    ? read : (IPNetwork?)null;
            if (range is not { } known)
            {
                yield return new(
                    Diagnostics.MalformedCidr, at, "is not an IPv4 range that a proxy-only subnet takes", text,
                    "an address whose host bits are zero, with a prefix of "
                        + $"{Limits.ShortestSubnetPrefix.Value} to {Limits.LongestProxySubnetPrefix.Value}",
                    $"write for example {NetworkSettings.DefaultProxyCidr}");
                continue;
            }
            foreach (var other in taken.Where(subnet => subnet.Range is { } there && Overlap(there, known)))
            {
                yield return new(
                    Diagnostics.OverlappingCidr, at, $"overlaps {other.Text}, a range of {other.Region}", text,
                    "a range of its own: all subnets are of one network",
                    $"write for example {FreeProxyRange(taken)}");
            }
            taken.Add((at, region, text, known));
        }
    }

    private static string FreeProxyRange(List<(string Path, string Region, string Text, IPNetwork? Range)> taken) =>
        taken.Count == 0
            ? NetworkSettings.DefaultProxyCidr
            : Free(taken, IPNetwork.Parse(NetworkSettings.DefaultProxyCidr).PrefixLength);

    // The subnets of a network of the stack's own.
    private static List<(string Path, string Region, string Text, IPNetwork? Range)> Written(
        StackSettings settings, string path)
    {
        var text = settings.Network.SubnetCidr ?? NetworkSettings.DefaultSubnetCidr;
        return
        [
            ($"{path}.subnetCidr", settings.Region, text, Parse(text)),
            .. settings.Network.FailoverSubnetCidrs.OrderBy(subnet => subnet.Key, StringComparer.Ordinal).Select(
                subnet => ($"{path}.failoverSubnetCidrs.{subnet.Key}", subnet.Key, subnet.Value, Parse(subnet.Value))),
        ];
    }

    /// <summary>Regions that tiers fail over to, sorted.</summary>
    private static string[] FailoverRegions(StackSettings settings) =>
    [
        .. settings.Tiers.Values.Select(tier => tier.Failover?.Region).OfType<string>()
            .Where(region => NameRules.Region.Allows(region) && region != settings.Region)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<Problem> Own(StackSettings settings, IReadOnlyList<TierPlan> plans, string path)
    {
        var subnets = Written(settings, path);
        var regions = FailoverRegions(settings);
        foreach (var (at, region, written, range) in subnets)
        {
            if (range is not { } known)
            {
                yield return new(
                    Diagnostics.MalformedCidr, at, "is not an IPv4 range that a subnet takes", written,
                    "an address whose host bits are zero, with a prefix of "
                        + $"{Limits.ShortestSubnetPrefix.Value} to {Limits.LongestSubnetPrefix.Value}",
                    $"write for example {NetworkSettings.DefaultSubnetCidr}");
                continue;
            }
            if (region != settings.Region && !regions.Contains(region))
            {
                yield return new(
                    Diagnostics.SubnetOfRegion, at, $"is a range for {region}, where no tier has machines", written,
                    regions.Length == 0 ? null : string.Join(", ", regions),
                    "remove it, or write the region of a tier's failover");
                continue;
            }
            var vms = plans.SelectMany(plan => plan.OfAllRegions)
                .Where(plan => plan.Region == region)
                .Sum(plan => (long)plan.MaxVms);
            if (Addresses(known) < vms)
            {
                yield return new(
                    Diagnostics.SubnetTooSmall, at, $"has {Addresses(known)} addresses for {vms} VMs", written,
                    $"a range of at least {vms + Limits.UnusableSubnetAddresses.Count} addresses",
                    "give the subnet a shorter prefix");
            }
            foreach (var other in subnets.TakeWhile(subnet => subnet.Path != at)
                .Where(subnet => subnet.Range is { } range && Overlap(range, known)))
            {
                yield return new(
                    Diagnostics.OverlappingCidr, at, $"overlaps {other.Text}, the range of {other.Region}", written,
                    "a range of its own: all subnets are of one network",
                    $"write for example {Free(subnets, known.PrefixLength)}");
            }
        }
        foreach (var region in regions.Where(region => !settings.Network.FailoverSubnetCidrs.ContainsKey(region)))
        {
            var like = subnets[0].Range?.PrefixLength ?? 18;
            yield return new(
                Diagnostics.SubnetOfRegion,
                $"{path}.failoverSubnetCidrs.{region}",
                $"is needed: a tier fails over to {region}",
                Allowed: "an IPv4 range that no other region has",
                Fix: $"write for example failoverSubnetCidrs: {{ {region}: {Free(subnets, like)} }}");
        }
    }

    private static IEnumerable<Problem> Existing(StackSettings settings, ExistingNetworkSettings existing, string path)
    {
        if (settings.Network.SubnetCidr is { } cidr)
        {
            yield return Contradiction(
                $"{path}.subnetCidr", "has no meaning in a network that exists: its subnets have their ranges", cidr);
        }
        if (settings.Network.FailoverSubnetCidrs.Count > 0)
        {
            yield return Contradiction(
                $"{path}.failoverSubnetCidrs", "has no meaning in a network that exists: its subnets have their ranges",
                string.Join(", ", settings.Network.FailoverSubnetCidrs.Values));
        }
        if (settings.Network.Logs.FlowSampleRate is { } rate)
        {
            yield return Contradiction(
                $"{path}.logs.flowSampleRate",
                "has no meaning in a network that exists: the owner of its subnets decides about flow logs",
                rate.ToString(CultureInfo.InvariantCulture));
        }
        if (settings.Network.Logs.Firewall is { } logs && !existing.CreateFirewall)
        {
            yield return Contradiction(
                $"{path}.logs.firewall", "has no use: the stack makes no firewall rules in this network",
                logs ? "true" : "false");
        }
        if (settings.Network.Logs.Dns is { } queries)
        {
            yield return Contradiction(
                $"{path}.logs.dns",
                "has no meaning in a network that exists: its owner keeps its one DNS policy",
                queries ? "true" : "false");
        }
        if (ExistingNetworkName.Read(existing.Network) is null)
        {
            yield return new(
                Diagnostics.MalformedNetwork, $"{path}.existing.network", "is not a network's name", existing.Network,
                "NAME, or projects/PROJECT/global/networks/NAME for another project's",
                AfterPrefix(existing.Network, "projects/") is { } rest && ExistingNetworkName.Read(rest) is not null
                    ? $"write {rest}" : "copy the name from 'gcloud compute networks list'");
        }
        string[] regions = [settings.Region, .. FailoverRegions(settings)];
        foreach (var (region, name) in existing.Subnetworks.OrderBy(subnet => subnet.Key, StringComparer.Ordinal))
        {
            var at = $"{path}.existing.subnetworks.{region}";
            if (NameRules.Region.Allows(settings.Region) && !regions.Contains(region))
            {
                yield return new(
                    Diagnostics.SubnetOfRegion, at, $"is a subnet in {region}, where no tier has machines", name,
                    string.Join(", ", regions), "remove it, or write the region of a tier's failover");
            }
            else if (!NameRules.ResourceName.Allows(name))
            {
                yield return new(
                    Diagnostics.MalformedNetwork,
                    at,
                    "is not a subnet's name",
                    name,
                    NameRules.ResourceName.Description,
                    AfterPrefix(name, "subnetworks/")?["subnetworks/".Length..] is { } last
                        && NameRules.ResourceName.Allows(last)
                        ? $"write {last}: project and region are known"
                        : "copy the name from 'gcloud compute networks subnets list'");
            }
        }
        foreach (var region in regions.Where(
            region => NameRules.Region.Allows(region) && !existing.Subnetworks.ContainsKey(region)))
        {
            yield return new(
                Diagnostics.SubnetOfRegion,
                $"{path}.existing.subnetworks.{region}",
                $"is needed: pods live in {region}",
                Allowed: "the name of a subnet there", Fix: $"write subnetworks: {{ {region}: NAME }}");
        }
        if (existing.CreateServiceAccess && !settings.Cache.Enabled)
        {
            yield return Contradiction(
                $"{path}.existing.createServiceAccess",
                "has no use without a cache, which alone is reached that way",
                "true");
        }
    }

    private static Problem Contradiction(string path, string message, string value) =>
        new(Diagnostics.ContradictoryNetwork, path, message, value, Fix: "remove it");

    private static string? AfterPrefix(string text, string prefix) =>
        text.IndexOf(prefix, StringComparison.Ordinal) is >= 0 and var start ? text[start..] : null;

    // Parsing is generous: it clears host bits, reads 010 as 8 and fills up missing numbers. The text must be the
    // range's own.
    /// <summary>An IPv4 range whose host bits are zero, as Google Cloud demands; null for other text.</summary>
    internal static IPNetwork? Range(string text) =>
        IPNetwork.TryParse(text, out var range) && range.ToString() == text
            && range.BaseAddress.AddressFamily == AddressFamily.InterNetwork
                ? range : null;

    private static IPNetwork? Parse(string text) =>
        Range(text) is { } range
            && range.PrefixLength <= Limits.LongestSubnetPrefix.Value
            && range.PrefixLength >= Limits.ShortestSubnetPrefix.Value
                ? range : null;

    private static long Addresses(IPNetwork range) =>
        (1L << (32 - range.PrefixLength)) - Limits.UnusableSubnetAddresses.Count;

    private static bool Overlap(IPNetwork one, IPNetwork other) =>
        one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);

    /// <summary>The first range of a size after the ranges that are taken, inside 10.0.0.0/8 where there is
    /// room.</summary>
    private static string Free(List<(string Path, string Region, string Text, IPNetwork? Range)> taken, int prefix)
    {
        var size = 1L << (32 - prefix);
        var first = taken[0].Range ?? IPNetwork.Parse(NetworkSettings.DefaultSubnetCidr);
        var start = BitConverter.ToUInt32([.. first.BaseAddress.GetAddressBytes().Reverse()]);
        for (var next = (start / size * size) + size; next + size <= uint.MaxValue; next += size)
        {
            var candidate = new IPNetwork(new IPAddress([.. BitConverter.GetBytes((uint)next).Reverse()]), prefix);
            if (!taken.Any(subnet => subnet.Range is { } range && Overlap(range, candidate)))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{candidate}");
            }
        }
        return NetworkSettings.DefaultSubnetCidr;
    }
}
