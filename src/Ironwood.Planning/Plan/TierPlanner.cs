using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Regions;
using static System.FormattableString;

namespace Ironwood.Planning.Plan;

/// <summary>Calculates what a tier's settings leave out, or says why they cannot be met.</summary>
internal sealed class TierPlanner
{
    private readonly TierSettings _tier;
    private readonly string _name;
    private readonly string _path;
    private readonly string _region;
    private readonly ICollection<Problem> _problems;
    private readonly bool _isFailover;

    private TierPlanner(
        string path,
        string name,
        TierSettings tier,
        string region,
        ICollection<Problem> problems,
        bool isFailover = false) =>
        (_name, _tier, _path, _region, _problems, _isFailover) = (name, tier, path, region, problems, isFailover);

    /// <summary>The plan, or null after adding every problem of this tier.</summary>
    public static TierPlan? Plan(
        SettingKeys keys, string name, TierSettings tier, IReadOnlyList<RouteReading> routes, string region,
        ICollection<Problem> problems)
    {
        var before = problems.Count;
        var plan = new TierPlanner(keys[$"tiers.{name}"], name, tier, region, problems).Plan(routes);
        return problems.Count == before ? plan : null;
    }

    private TierPlan? Plan(IReadOnlyList<RouteReading> read)
    {
        CheckName();
        var routes = Accepted(read);
        var generation = FindGeneration();
        if (generation is null)
        {
            return null;
        }
        var zones = FindZones(generation);
        var size = generation.IsAccelerator ? SizeSlices(generation) : SizeVms(generation);
        var failover = PlanFailover(generation, size);
        return size is not var (slices, shape) || zones is null
            ? null
            : PlanMachines(slices, shape, zones, routes) with { Failover = failover };
    }

    private TierPlan PlanMachines(int slices, SliceShape shape, List<string> zones, IReadOnlyList<RoutePattern> routes)
    {
        var groups = new TierGroups(_path, _name, _tier, _isFailover, _problems).Of(slices, shape, zones);
        return new(_name, shape, groups, routes, _tier.Default && !_isFailover)
        {
            Settings = _tier,
            Serving = ServingPlan.Of(_tier.Serving, shape),
            Capacity = CapacityKind.Find(_tier.Capacity) ?? CapacityKind.OnDemand,
            Scaling = ScalingPlan.Of(_tier.Scaling, shape.Generation.IsAccelerator),
            Region = _region,
            IsFailover = _isFailover,
            Vertex = _isFailover ? null : VertexPlan.Of(_tier.Vertex),
        };
    }

    // The second region has the first one's topology: it serves the same model with the same arguments.
    private TierPlan? PlanFailover(Generation generation, (int Slices, SliceShape Shape)? size)
    {
        if (_tier.Failover is not { } failover)
        {
            return null;
        }
        var path = $"{_path}.failover";
        if (!NameRules.Region.Allows(failover.Region))
        {
            Report(Diagnostics.MalformedText, $"{path}.region", "has a form that Google Cloud refuses", failover.Region,
                NameRules.Region.Description, "write a region such as us-east5, not a zone");
            return null;
        }
        if (failover.Region == _region)
        {
            Report(
                Diagnostics.FailoverWithinRegion,
                $"{path}.region",
                "is the tier's own region, which would fail with it",
                failover.Region,
                "any other region",
                "choose another region; zones of one region go under the tier's 'zones'");
            return null;
        }
        var tier = failover.Of(_tier);
        if (size is var (slices, shape) && generation.IsAccelerator)
        {
            var isFixed = tier is { Chips: null, Slices: null, Scaling: null };
            tier = tier with
            {
                Topology = shape.Topology?.ToString(),
                Slices = isFixed ? slices : tier.Slices,
                Vms = failover.Vms,
            };
        }
        var second = new TierPlanner(path, _name, tier, failover.Region, _problems, isFailover: true);
        var zones = second.FindZones(generation);
        if (size is null)
        {
            return null; // said already, and the second region's size follows the first's
        }
        return (generation.IsAccelerator
            ? second.SizeSlices(generation)
            : second.SizeVms(generation)) is var (slicesThere, shapeThere)
            && zones is not null
                ? second.PlanMachines(slicesThere, shapeThere, zones, [])
                : null;
    }

    private void CheckName()
    {
        if (!TierNames.Rule.IsMatch(_name))
        {
            Report(Diagnostics.MalformedText, _path, "is not a tier name", _name, TierNames.Description,
                "rename the tier; its name becomes part of resource names");
        }
    }

    private List<RoutePattern> Accepted(IReadOnlyList<RouteReading> read)
    {
        foreach (var (route, fault) in read.SelectMany(route => route.Faults.Select(fault => (route, fault))))
        {
            Report(
                fault.Code, Invariant($"{_path}.routes[{route.Index}]{fault.Place}"), fault.Why, fault.Value,
                fault.Allowed, fault.Fix);
        }
        if (_tier.Routes.Count == 0 && !_tier.Default)
        {
            Report(Diagnostics.UnreachableTier, _path, "has no routes and is not the default",
                fix: $"give it routes, for example ['/{_name}/*'], or say 'default: true'");
        }
        return [.. read.Select(route => route.Pattern).OfType<RoutePattern>()];
    }

    private Generation? FindGeneration()
    {
        var path = $"{_path}.generation";
        var allowed = AcceleratorCatalog.Generations.Where(g => g.IsOfferedByComputeEngine).Select(g => g.Id).ToArray();
        var generation = AcceleratorCatalog.Find(_tier.Generation);
        if (generation is { IsOfferedByComputeEngine: true })
        {
            return generation;
        }
        if (LegacyAcceleratorName.Read(_tier.Generation) is { } legacy)
        {
            Report(
                Diagnostics.LegacyAcceleratorName,
                path,
                "is an accelerator type of the Cloud TPU API, not a generation",
                _tier.Generation, string.Join(", ", allowed), legacy.Explanation);
        }
        else
        {
            // A generation that exists is no slip of the hand.
            var suggestion = generation is null ? Spelling.Nearest(_tier.Generation, allowed) : null;
            Report(Diagnostics.UnknownGeneration, path,
                generation is null
                    ? "is not a generation of the catalogue"
                    : "is not offered in Compute Engine managed instance groups, which this stack is made of",
                _tier.Generation, string.Join(", ", allowed),
                suggestion is null
                    ? $"write {AcceleratorCatalog.DefaultGenerationId}"
                    : $"did you mean '{suggestion}'?");
        }
        return null;
    }

    private List<string>? FindZones(Generation generation)
    {
        if (!NameRules.Region.Allows(_region))
        {
            return null; // reported elsewhere, and no zone can be judged without it
        }
        if (_tier.Zones is not { Count: > 0 } written)
        {
            if (!Region.IsKnown(_region))
            {
                return null; // RegionValidation reports it
            }
            var known = generation.Zones.Where(zone => zone.Region == _region)
                .Select(zone => zone.Name)
                .Take(1)
                .ToList();
            if (known.Count == 0)
            {
                Report(Diagnostics.NoKnownZone, $"{_path}.zones",
                    $"are not given, and the catalogue knows no zone of {_region} with {generation.Id}",
                    allowed: $"any zone of {_region}" + (generation.IsAccelerator
                        ? $"; {generation.Id} is known in {string.Join(", ", generation.Zones.Select(zone => zone.Name))}"
                        : ""),
                    fix: $"name the zones where your quota or reservation is, or move {RegionSetting}");
                return null;
            }
            return known;
        }
        var valid = true;
        for (var index = 0; index < written.Count; index++)
        {
            if (!Zone.TryParse(written[index], out var zone) || zone.Region != _region)
            {
                valid = false;
                Report(
                    Diagnostics.ZoneOutsideRegion,
                    Invariant($"{_path}.zones[{index}]"),
                    $"is not a zone of {_region}",
                    written[index], $"zones of {_region}, for example {_region}-c",
                    $"choose a zone of the region; {RegionSetting} sets the region");
            }
            else if (written.Take(index).Contains(written[index], StringComparer.Ordinal))
            {
                valid = false;
                Report(Diagnostics.ContradictoryScaling, Invariant($"{_path}.zones[{index}]"), "is named twice",
                    written[index], fix: "name each zone once; slices are dealt out evenly");
            }
        }
        return valid ? [.. written] : null;
    }

    private (int Slices, SliceShape Shape)? SizeVms(Generation generation)
    {
        foreach (var (setting, value) in new[]
        {
            ("chips", Text(_tier.Chips)), ("slices", Text(_tier.Slices)), ("topology", _tier.Topology),
        })
        {
            if (value is not null)
            {
                Report(
                    Diagnostics.SettingDoesNotFit,
                    $"{_path}.{setting}",
                    $"has no meaning for generation {generation.Id}, which has no chips",
                    value, "vms", $"remove {setting}; 'vms' sets the number of machines");
            }
        }
        if (_tier is { Vms: not null, Scaling: not null })
        {
            Report(Diagnostics.SettingDoesNotFit, $"{_path}.vms", "fixes a number that 'scaling' changes",
                Invariant($"{_tier.Vms}"), fix: "remove vms or scaling");
        }
        return (_tier.Vms ?? 1, generation.Shape());

        static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
    }

    private (int Slices, SliceShape Shape)? SizeSlices(Generation generation)
    {
        if (_tier.Vms is { } vms)
        {
            Report(Diagnostics.SettingDoesNotFit, $"{_path}.vms", $"has no meaning for generation {generation.Id}",
                Invariant($"{vms}"), "chips, slices, topology", "remove vms; the topology decides the number of VMs");
        }
        return _tier.Topology is { } topology ? SizeByTopology(generation, topology) : SizeByChips(generation);
    }

    private (int Slices, SliceShape Shape)? SizeByTopology(Generation generation, string text)
    {
        var path = $"{_path}.topology";
        if (!Topology.TryParse(text, out var topology))
        {
            var legacy = LegacyAcceleratorName.Read(text);
            Report(legacy is null ? Diagnostics.MalformedTopology : Diagnostics.LegacyAcceleratorName, path,
                legacy is null ? "is not a topology" : "is an accelerator type of the Cloud TPU API, not a topology",
                text, "chips per dimension joined by 'x', for example 4x8x8",
                legacy?.Explanation ?? "write the topology as AxBxC, or only the chips");
            return null;
        }
        if (!generation.IsLegal(topology, out var why))
        {
            Report(Diagnostics.IllegalTopology, path, $"is not a topology of {generation.Id}", text,
                Examples(generation), why);
            return null;
        }
        var shape = generation.Shape(topology);
        if (_tier.Scaling is not null)
        {
            return SizeByScaling(shape);
        }
        var slices = _tier.Slices ?? (_tier.Chips is { } total && total >= shape.Chips ? total / shape.Chips : 1);
        if (_tier.Chips is { } chips && chips != (long)slices * shape.Chips)
        {
            Report(Diagnostics.ContradictorySize, $"{_path}.chips",
                Invariant($"is not slices × topology: {slices} × {topology} are {(long)slices * shape.Chips} chips"),
                Invariant($"{chips}"),
                Agreeing(chips, shape),
                "change one of chips, slices and topology, or leave one out");
            return null;
        }
        return (slices, shape);
    }

    private string Agreeing(int chips, SliceShape shape)
    {
        var below = chips / shape.Chips * shape.Chips;
        return _tier.Slices is { } slices ? Invariant($"{(long)slices * shape.Chips} with {slices} × {shape.Topology}")
            : below == 0 ? Invariant($"{shape.Chips} with {shape.Topology}")
            : Invariant($"{below} or {below + shape.Chips} with {shape.Topology}");
    }

    private (int Slices, SliceShape Shape)? SizeByChips(Generation generation)
    {
        if (_tier.Chips is not { } chips)
        {
            if (_tier.Scaling is not null && _tier.Slices is null)
            {
                return SizeByScaling(AcceleratorCatalog.Replica(generation));
            }
            Report(Diagnostics.MissingSize, _path, "says neither chips nor topology",
                allowed: "chips, or topology with slices", fix: "write for example 'chips: 256'");
            return null;
        }
        if (_tier.Slices is { } slices)
        {
            return SizeByChipsAndSlices(generation, chips, slices);
        }
        if (AcceleratorCatalog.Replicas(generation, chips) is { } plan)
        {
            return _tier.Scaling is null ? (plan.Slices, plan.Shape) : SizeByScaling(plan.Shape);
        }
        var nearest = AcceleratorCatalog.NearestPlannableChips(generation, chips);
        Report(Diagnostics.ImpossibleChips, $"{_path}.chips", $"is made by no topology of {generation.Id}",
            Invariant($"{chips}"), "nearest: " + string.Join(", ", nearest.Select(n => Invariant($"{n}"))),
            Invariant($"write {nearest[^1]}"));
        return null;
    }

    private (int Slices, SliceShape Shape)? SizeByChipsAndSlices(Generation generation, int chips, int slices)
    {
        var shape = chips % slices == 0
            ? generation.WithChips(chips / slices).Select(generation.Shape).FirstOrDefault()
            : null;
        if (shape is null)
        {
            Report(Diagnostics.ContradictorySize, $"{_path}.slices",
                Invariant(
                    $"cannot share {chips} chips: no topology of {generation.Id} has {(double)chips / slices:0.##} chips"),
                Invariant($"{slices}"), Examples(generation), "leave slices out, or name the topology");
            return null;
        }
        return _tier.Scaling is null ? (slices, shape) : SizeByScaling(shape);
    }

    // The autoscaler owns the number; what remains to check is that one VM serves alone.
    private (int Slices, SliceShape Shape)? SizeByScaling(SliceShape shape)
    {
        if (shape.IsMultiHost)
        {
            Report(Diagnostics.AutoscaledMultiHost, $"{_path}.scaling",
                Invariant($"cannot scale slices of {shape.Topology}: {shape.Vms} hosts start and stop as one"),
                allowed: "single-host topologies of " + shape.Generation.Id + ": " + string.Join(", ",
                    shape.Generation.Topologies.Where(t => !shape.Generation.Shape(t).IsMultiHost)),
                fix: "remove scaling, or choose a single-host topology");
            return null;
        }
        if (_tier.Chips is not null || _tier.Slices is not null)
        {
            var setting = _tier.Chips is not null ? "chips" : "slices";
            Report(Diagnostics.SettingDoesNotFit, $"{_path}.{setting}", "fixes a number that 'scaling' changes",
                Invariant($"{_tier.Chips ?? _tier.Slices}"), fix: $"remove {setting} or scaling");
            return null;
        }
        return (1, shape);
    }

    private string RegionSetting => _isFailover ? $"{_path}.region" : "gcp:region";

    private static string Examples(Generation generation) =>
        string.Join(", ", generation.Topologies.Take(12)) + (generation.Topologies.Count > 12 ? ", …" : "");

    private void Report(
        string code, string path, string message, string? value = null, string? allowed = null, string? fix = null) =>
        _problems.Add(new(code, path, message, value, allowed, fix));
}
