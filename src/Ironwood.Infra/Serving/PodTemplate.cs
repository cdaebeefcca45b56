using Ironwood.Catalog.Accelerators;
using Ironwood.Infra.Foundation;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>What every VM of a tier looks like.</summary>
internal static class PodTemplate
{
    /// <summary>
    /// Boot disk, in GB. The images bring 10 GB; a TPU model server's container and its compilation cache need room,
    /// a stand-in does not.
    /// </summary>
    private static int BootDiskGb(SliceShape shape) => shape.Generation.IsAccelerator ? 200 : 20;

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
                    SourceImage = shape.Generation.Image.SourceImage,
                    DiskType = shape.MachineType.BootDiskType,
                    DiskSizeGb = BootDiskGb(shape),
                },
            },
            NetworkInterfaces =
            {
                // No access config: no external address.
                new InstanceTemplateNetworkInterfaceArgs
                {
                    Subnetwork = args.Network.Subnetwork.SelfLink,
                    NicType = shape.MachineType.RequiresGvnic ? "GVNIC" : null!,
                    StackType = "IPV4_ONLY",
                },
            },
            Scheduling = new InstanceTemplateSchedulingArgs
            {
                ProvisioningModel = "STANDARD",
                Preemptible = false,
                AutomaticRestart = true,
                // TPUs are not migrated live; machines without them are.
                OnHostMaintenance = shape.Generation.IsAccelerator ? "TERMINATE" : "MIGRATE",
            },
            ServiceAccount = new InstanceTemplateServiceAccountArgs
            {
                Email = args.Identity.Account.Email,
                // Access is decided by the account's roles; narrower scopes would only hide them.
                Scopes = { "https://www.googleapis.com/auth/cloud-platform" },
            },
            ShieldedInstanceConfig = new InstanceTemplateShieldedInstanceConfigArgs
            {
                EnableVtpm = true,
                EnableIntegrityMonitoring = true,
            },
            Metadata =
            {
                { "enable-oslogin", "TRUE" },
                { "block-project-ssh-keys", "TRUE" },
            },
            Tags = { InferenceNetwork.PodTag },
            Labels = { { "tier", args.Plan.Name } },
        },
        new CustomResourceOptions
        {
            Parent = parent,
            // A pod that boots before these exist can neither fetch its images, nor write its first log line, nor
            // find the other hosts of its slice.
            DependsOn = [.. args.Identity.Grants, args.Network.Nat, args.Network.PodToPod],
        });
}
