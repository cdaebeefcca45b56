using Ironwood.Catalog.Accelerators;
using Ironwood.Planning.Boot;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>
/// Whether a tier's machines can be obtained, healed and scaled as it says, and can serve what it says. Pure; the
/// tier's size is judged elsewhere.
/// </summary>
internal static partial class PodValidation
{
    public static IEnumerable<Problem> Validate(StackPlan stack) =>
        stack.Settings.Tiers.OrderBy(tier => tier.Key, StringComparer.Ordinal).SelectMany(tier =>
        {
            var path = stack.Keys[$"tiers.{tier.Key}"];
            // TierPlanner reports an unknown generation; whether it has accelerators is then unknown.
            var isAccelerator = AcceleratorCatalog.Find(tier.Value.Generation)?.IsAccelerator;
            var plan = stack.Tier(tier.Key);
            var second = tier.Value.Failover?.Of(tier.Value);
            return Capacity(path, tier.Value, isAccelerator)
                .Concat(Scaling(path, tier.Value, isAccelerator))
                .Concat(second is null ? [] : Failover($"{path}.failover", tier.Value, second, isAccelerator))
                .Concat(Healing(path, tier.Value, plan))
                .Concat(ServingValidation.Validate($"{path}.serving", tier.Value.Serving, isAccelerator, plan))
                .Concat(Boot(path, stack.Settings, plan));
        });

    private static IEnumerable<Problem> Capacity(string path, TierSettings tier, bool? isAccelerator)
    {
        var kinds = string.Join(", ", CapacityKind.All.Select(kind => kind.Id));
        if (CapacityKind.Find(tier.Capacity) is not { } capacity)
        {
            // Preemptible machines are what Google calls Spot now.
            var suggestion = tier.Capacity.StartsWith("preempt", StringComparison.OrdinalIgnoreCase)
                ? CapacityKind.Spot.Id
                : Spelling.Nearest(tier.Capacity, [.. CapacityKind.All.Select(kind => kind.Id)]);
            yield return new(
                Diagnostics.UnknownCapacity,
                $"{path}.capacity",
                "is not a way to obtain machines",
                tier.Capacity,
                kinds,
                suggestion is null
                    ? $"write one of them; {CapacityKind.OnDemand.Id} asks for machines at list price"
                    : $"did you mean '{suggestion}'?");
            yield break;
        }
        if (capacity.IsForAcceleratorsOnly && isAccelerator == false)
        {
            yield return new(
                Diagnostics.CapacityDoesNotFit, $"{path}.capacity",
                $"is not for generation {tier.Generation}: {capacity.ProvisioningModel} machines have accelerators",
                tier.Capacity,
                $"{CapacityKind.OnDemand.Id}, {CapacityKind.Spot.Id}",
                $"write {CapacityKind.OnDemand.Id}, or choose a TPU generation");
        }
        if (capacity == CapacityKind.FlexStart && tier.Scaling is not null)
        {
            yield return new(
                Diagnostics.CapacityDoesNotFit, $"{path}.scaling",
                "cannot scale flex-start machines: all of a group start at once and are deleted at once",
                Fix: "remove scaling, or choose another capacity");
        }
        if (capacity != CapacityKind.FlexStart && tier.FlexStartHours is { } hours)
        {
            yield return new(
                Diagnostics.CapacityDoesNotFit,
                $"{path}.flexStartHours",
                $"has no meaning for capacity {tier.Capacity}",
                hours.ToString(CultureInfo.InvariantCulture),
                Fix: $"remove it, or write 'capacity: {CapacityKind.FlexStart.Id}'");
        }
        if (capacity == CapacityKind.Reservation && string.IsNullOrEmpty(tier.Reservation))
        {
            yield return new(
                Diagnostics.ReservationMismatch, $"{path}.reservation", "is needed by capacity reservation",
                Allowed: "NAME, or projects/P/reservations/NAME",
                Fix: "name the reservation that Google has confirmed");
        }
        else if (capacity != CapacityKind.Reservation && tier.Reservation is not null)
        {
            yield return new(
                Diagnostics.ReservationMismatch, $"{path}.reservation",
                $"is named, and capacity {tier.Capacity} would not use it: the machines would be paid for twice",
                tier.Reservation, Fix: $"write 'capacity: {CapacityKind.Reservation.Id}', or remove the name");
        }
        else if (tier.Reservation is { Length: > 0 } reservation && !ReservationName().IsMatch(reservation))
        {
            yield return new(
                Diagnostics.ReservationMismatch,
                $"{path}.reservation",
                ReservationPath().IsMatch(reservation)
                    ? "has a project id that Google would refuse"
                    : "is not a reservation's name",
                reservation,
                "NAME, or projects/P/reservations/NAME; NAME is 1 to 63 and P is 6 to 30 lower-case letters, digits or "
                + "hyphens, a letter first and no hyphen last",
                "copy the name from 'gcloud compute reservations list'");
        }
    }

    // What the second region takes over unsaid has been judged in the first; a reservation is never taken over.
    private static IEnumerable<Problem> Failover(
        string path, TierSettings first, TierSettings second, bool? isAccelerator) =>
        Capacity(path, second with { FlexStartHours = null }, isAccelerator)
            .Where(problem => first.Failover!.Capacity is not null || problem.Code == Diagnostics.ReservationMismatch)
            .Concat(
                first.Failover!.Scaling is null && first.Failover.Zones is null
                    ? []
                    : Scaling(path, second, isAccelerator));

    private static IEnumerable<Problem> Scaling(string path, TierSettings tier, bool? isAccelerator)
    {
        if (tier.Scaling is not { } scaling)
        {
            yield break;
        }
        var (balancer, queue) = (
            ScalingPlan.NameOf(ScalingSignal.BalancerUtilization), ScalingPlan.NameOf(ScalingSignal.QueueDepth));
        if (ScalingPlan.SignalOf(scaling, isAccelerator ?? true) is not { } signal)
        {
            var suggestion = Spelling.Nearest(scaling.Signal!, ScalingPlan.SignalNames);
            yield return new(
                Diagnostics.SignalDoesNotFit, $"{path}.scaling.signal", "is not a signal", scaling.Signal,
                string.Join(", ", ScalingPlan.SignalNames),
                suggestion is null ? $"write {balancer}" : $"did you mean '{suggestion}'?");
        }
        else if (signal == ScalingSignal.Cpu && isAccelerator == true)
        {
            yield return new(
                Diagnostics.SignalDoesNotFit,
                $"{path}.scaling.signal",
                "says nothing about an accelerator: the CPU idles while the TPU works",
                ScalingPlan.NameOf(signal), $"{balancer}, {queue}", $"write {queue}");
        }
        else if (signal == ScalingSignal.QueueDepth && scaling.MinReplicas < Math.Max(1, tier.Zones?.Count ?? 1))
        {
            yield return new(
                Diagnostics.SignalDoesNotFit,
                $"{path}.scaling.minReplicas",
                "leaves a zone without a machine, where no queue is measured and nothing ever starts",
                scaling.MinReplicas.ToString(CultureInfo.InvariantCulture),
                $"at least {Math.Max(1, tier.Zones?.Count ?? 1)}", "keep one machine per zone, or name fewer zones");
        }
    }

    private static IEnumerable<Problem> Healing(string path, TierSettings tier, TierPlan? plan)
    {
        if (tier.AutohealingDelaySeconds is { } delay && plan is { IsBulk: true })
        {
            yield return new(
                Diagnostics.NoAutohealing, $"{path}.autohealingDelaySeconds",
                plan.Shape.IsMultiHost
                    ? "has no meaning for slices of several hosts: a slice that has lost a host cannot serve, and is "
                        + "replaced as one"
                    : "has no meaning for flex-start machines, which a group may not repair",
                delay.ToString(CultureInfo.InvariantCulture), Fix: "remove it");
        }
    }

    private static IEnumerable<Problem> Boot(string path, StackSettings settings, TierPlan? plan)
    {
        // Rendering takes longer than all other checks together, and a little text cannot fill a metadata value.
        if (plan is null || Text(settings, plan.Settings.Serving).Sum(text => (long)text.Length + 2) <= ShortText)
        {
            yield break;
        }
        var size = Encoding.UTF8.GetByteCount(plan.Boot(settings.Environment, settings.FrontDoor.RequestTimeoutSeconds)
            .Render(BootConfiguration.NoEnvironment));
        var most = Limits.MetadataValueBytes.Value - EnvironmentReserve;
        if (size > most)
        {
            yield return new(
                Diagnostics.BootConfigurationTooLarge,
                $"{path}.serving.arguments",
                "make the boot configuration larger than a metadata value",
                $"{size} bytes", $"at most {most} bytes", "move what is long into a file of the image or the bucket");
        }
    }

    // What is written into the boot configuration as the settings have it.
    private static IEnumerable<string> Text(StackSettings settings, ServingSettings serving) =>
        [settings.Environment, serving.Image ?? "", serving.Model, serving.Precision, .. serving.Arguments];

    /// <summary>
    /// Characters that need no measuring. Quoted and indented, a character becomes eight bytes at most, and what is
    /// there without them is an eighth of a metadata value.
    /// </summary>
    internal const int ShortText = 10_000;

    /// <summary>Bytes that are left for environment variables known only during the deployment.</summary>
    private const int EnvironmentReserve = 16 * 1024;

    [GeneratedRegex(@"\A(projects/[a-z][a-z0-9-]{4,28}[a-z0-9]/reservations/)?[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex ReservationName();

    [GeneratedRegex(@"\Aprojects/[^/]*/reservations/[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex ReservationPath();
}
