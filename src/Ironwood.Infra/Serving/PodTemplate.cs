using Ironwood.Catalog.Accelerators;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>The instance template of a tier's VMs.</summary>
internal static class PodTemplate
{
    private const int SecondsPerHour = 3_600;

    public static InstanceTemplate Create(string name, SliceShape shape, TpuPodArgs args, Resource parent) => new(
        name,
        new InstanceTemplateArgs
        {
            Project = args.Project,
            Description = $"{shape.MachineType.Name} of tier {args.Plan.Name}",
            MachineType = shape.MachineType.Name,
            Disks =
            {
                new InstanceTemplateDiskArgs
                {
                    Boot = true,
                    AutoDelete = true,
                    SourceImage = args.Plan.BootImage,
                    DiskType = shape.MachineType.BootDiskType,
                    DiskSizeGb = args.Plan.BootDiskGb,
                    DiskEncryptionKey = args.DiskKey is { } key
                        ? new InstanceTemplateDiskDiskEncryptionKeyArgs { KmsKeySelfLink = key.Name }
                        : null!,
                },
            },
            NetworkInterfaces =
            {
                // No access config: no external address.
                new InstanceTemplateNetworkInterfaceArgs
                {
                    Subnetwork = args.Network.Subnets[args.Plan.Region].Link,
                    NicType = shape.MachineType.RequiresGvnic ? "GVNIC" : null!,
                    StackType = "IPV4_ONLY",
                },
            },
            Scheduling = Scheduling(args.Plan),
            ReservationAffinity = ReservationAffinity(args.Plan)!,
            ServiceAccount = new InstanceTemplateServiceAccountArgs
            {
                Email = args.Identity.Account.Email,
                // The account's roles decide about access; narrower scopes would only hide them.
                Scopes = { "https://www.googleapis.com/auth/cloud-platform" },
            },
            ShieldedInstanceConfig = new InstanceTemplateShieldedInstanceConfigArgs
            {
                EnableSecureBoot = shape.Generation.Image.SupportsSecureBoot,
                EnableVtpm = true,
                EnableIntegrityMonitoring = true,
            },
            Metadata =
            {
                { "enable-oslogin", "TRUE" },
                { "block-project-ssh-keys", "TRUE" },
                { "user-data", args.UserData },
            },
            Tags = { InferenceNetwork.PodTag },
            Labels = { { PlatformLabels.Tier, args.Plan.Name } },
        },
        new CustomResourceOptions
        {
            Parent = parent,
            // A pod that boots before these exist cannot download its images, write logs or find the other hosts of its
            // slice.
            DependsOn = [.. args.Identity.Grants, .. args.Network.NeededByPods(args.Plan.Region), .. args.NeededToBoot],
        }.After(args.DiskKey));

    private static InstanceTemplateSchedulingArgs Scheduling(TierPlan plan)
    {
        var capacity = plan.Capacity;
        var scheduling = new InstanceTemplateSchedulingArgs
        {
            ProvisioningModel = capacity.ProvisioningModel,
            // The older name of the same setting; the API refuses SPOT without it.
            Preemptible = capacity == CapacityKind.Spot,
            AutomaticRestart = capacity.AutomaticRestart,
            // TPU VMs and preemptible VMs cannot be migrated live; other machines can.
            OnHostMaintenance = plan.Shape.Generation.IsAccelerator || capacity == CapacityKind.Spot
                ? "TERMINATE"
                : "MIGRATE",
            InstanceTerminationAction = capacity.TerminationAction!,
        };
        if (plan.RunHours is { } hours)
        {
            scheduling.MaxRunDuration = new InstanceTemplateSchedulingMaxRunDurationArgs
            {
                Seconds = hours * SecondsPerHour,
            };
        }
        return scheduling;
    }

    private static InstanceTemplateReservationAffinityArgs? ReservationAffinity(TierPlan plan) =>
        plan.Capacity.ReservationAffinity is not { } type
            ? null
            : plan.Reservation is not { } reservation
                ? new() { Type = type }
                : new()
                {
                    Type = type,
                    SpecificReservation = new InstanceTemplateReservationAffinitySpecificReservationArgs
                    {
                        Key = "compute.googleapis.com/reservation-name",
                        Values = { reservation },
                    },
                };
}
