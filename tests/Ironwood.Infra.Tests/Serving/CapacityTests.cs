namespace Ironwood.Infra.Tests.Serving;

public sealed class CapacityTests
{
    private const string SingleHost = "ironwood:tiers.small.topology=2x2x1";
    private const string NoChips = "ironwood:tiers.small.chips=";

    [Theory]
    [InlineData("onDemand", "STANDARD", "false", "true", null)]
    [InlineData("reservation", "RESERVATION_BOUND", "false", "true", "DELETE")]
    [InlineData("spot", "SPOT", "true", "false", "STOP")]
    [InlineData("flexStart", "FLEX_START", "false", "false", "DELETE")]
    public async Task Each_kind_has_its_own_scheduling(
        string capacity, string model, string preemptible, string restarts, string? termination)
    {
        string[] settings = capacity == "reservation"
            ? [$"ironwood:tiers.small.capacity={capacity}", "ironwood:tiers.small.reservation=tpus"]
            : [$"ironwood:tiers.small.capacity={capacity}", FixtureStacks.AnyCost];
        var template = (await Stacks.Capture("prod", settings)).Find(Types.InstanceTemplate, "slice-small-0-template");
        Assert.Equal(model, template.Input("scheduling.provisioningModel"));
        Assert.Equal(preemptible, template.Input("scheduling.preemptible"));
        Assert.Equal(restarts, template.Input("scheduling.automaticRestart"));
        Assert.Equal(termination, template.Input("scheduling.instanceTerminationAction"));
        Assert.Equal("TERMINATE", template.Input("scheduling.onHostMaintenance"));
        Assert.Equal(capacity == "flexStart" ? "604800" : null, template.Input("scheduling.maxRunDuration.seconds"));
    }

    [Theory]
    [InlineData("tpus")]
    [InlineData("projects/other-project/reservations/tpus")]
    public async Task A_reservation_is_consumed_by_name(string name)
    {
        var template = (await Stacks.Capture(
            "prod", "ironwood:tiers.small.capacity=reservation", $"ironwood:tiers.small.reservation={name}"))
            .Find(Types.InstanceTemplate, "slice-small-0-template");
        Assert.Equal("SPECIFIC_RESERVATION", template.Input("reservationAffinity.type"));
        Assert.Equal(
            "compute.googleapis.com/reservation-name", template.Input("reservationAffinity.specificReservation.key"));
        Assert.Equal([name], template.List("reservationAffinity.specificReservation.values"));
    }

    [Fact]
    public async Task Flex_start_uses_no_reservation_and_ends_when_the_settings_say()
    {
        var template = (await Stacks.Capture(
            "prod", "ironwood:tiers.small.capacity=flexStart", "ironwood:tiers.small.flexStartHours=10"))
            .Find(Types.InstanceTemplate, "slice-small-0-template");
        Assert.Equal("NO_RESERVATION", template.Input("reservationAffinity.type"));
        Assert.Null(template.Input("reservationAffinity.specificReservation"));
        Assert.Equal("36000", template.Input("scheduling.maxRunDuration.seconds"));
    }

    [Fact]
    public async Task What_is_on_demand_or_spot_says_nothing_of_reservations()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.large.capacity=spot", FixtureStacks.AnyCost);
        Assert.All(
            graph.OfType(Types.InstanceTemplate), template => Assert.Null(template.Input("reservationAffinity")));
    }

    [Fact]
    public async Task A_spot_stand_in_is_not_migrated()
    {
        var graph = await Stacks.Capture("dev", "ironwood:tiers.small.capacity=spot", FixtureStacks.AnyCost);
        Assert.Equal(
            "TERMINATE",
            graph.Find(Types.InstanceTemplate, "replicas-small-template").Input("scheduling.onHostMaintenance"));
    }

    [Fact]
    public async Task Flex_start_replicas_are_created_at_once_and_never_repaired_or_exchanged_singly()
    {
        var graph = await Stacks.Capture(
            "prod", NoChips, SingleHost, "ironwood:tiers.small.slices=3", "ironwood:tiers.small.capacity=flexStart");
        var group = graph.Find(Types.InstanceGroupManager, "replicas-small-us-central1-c");
        Assert.Equal("BULK", group.Input("targetSizePolicies[0].mode"));
        Assert.Equal("DO_NOTHING", group.Input("instanceLifecyclePolicy.defaultActionOnFailure"));
        Assert.Null(group.Input("autoHealingPolicies"));
        Assert.Equal("OPPORTUNISTIC", group.Input("updatePolicy.type"));
        Assert.Equal("3", group.Input("updatePolicy.maxUnavailableFixed"));
        Assert.Null(graph.Find(new ResourceId(Types.HealthCheck, "replicas-small-healing")));
    }

    [Fact]
    public async Task Replicas_are_repaired_after_a_delay_that_allows_compilation()
    {
        var graph = await Stacks.Capture("prod", NoChips, SingleHost, "ironwood:tiers.small.slices=3");
        var group = graph.Find(Types.InstanceGroupManager, "replicas-small-us-central1-c");
        var check = graph.Find(Types.HealthCheck, "replicas-small-healing");
        graph.Reads(group, "autoHealingPolicies.healthCheck", check, "selfLink");
        Assert.Equal("3600", group.Input("autoHealingPolicies.initialDelaySec"));
        Assert.Null(group.Input("instanceLifecyclePolicy"));
        Assert.Null(group.Input("targetSizePolicies"));
        Assert.Equal(
            ["8080", "USE_FIXED_PORT", "/health", "30", "10", "10", "1"],
            new[]
            {
                "httpHealthCheck.port", "httpHealthCheck.portSpecification", "httpHealthCheck.requestPath",
                "checkIntervalSec", "timeoutSec", "unhealthyThreshold", "healthyThreshold",
            }.Select(check.Input));
    }

    [Fact]
    public async Task The_delay_is_a_setting_and_a_stand_in_needs_less()
    {
        var graph = await Stacks.Capture("dev", "ironwood:tiers.medium.autohealingDelaySeconds=60");
        Assert.Equal(
            "60",
            graph.Find(Types.InstanceGroupManager, "replicas-medium-us-central1-a")
                .Input("autoHealingPolicies.initialDelaySec"));
        Assert.Equal(
            "600",
            graph.Find(Types.InstanceGroupManager, "replicas-small-us-central1-a")
                .Input("autoHealingPolicies.initialDelaySec"));
    }

    [Fact]
    public async Task No_slice_is_repaired_singly()
    {
        var graph = await Stacks.Prod;
        Assert.All(graph.OfType(Types.InstanceGroupManager), group => Assert.Null(group.Input("autoHealingPolicies")));
        Assert.Single(graph.OfType(Types.HealthCheck));
    }

    [Fact]
    public async Task An_autoscaler_may_follow_the_queue_of_its_own_zone_beside_the_balancer()
    {
        var graph = await Stacks.Capture(
            "prod", NoChips, SingleHost,
            "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 9, signal: queueDepth, queueTarget: 5, "
            + "initializationSeconds: 900, scaleInReplicas: 2}");
        var scaler = graph.Find(Types.Autoscaler, "replicas-small-us-central1-c");
        Assert.Equal(
            "prometheus.googleapis.com/vllm:num_requests_waiting/gauge",
            scaler.Input("autoscalingPolicy.metrics[0].name"));
        Assert.Equal(
            "resource.type = \"prometheus_target\""
                + " AND resource.labels.job = \"prod-${random:index/randomId:RandomId::ironwood-suffix#hex}-small\""
                + " AND resource.labels.location = \"us-central1-c\"",
            scaler.Input("autoscalingPolicy.metrics[0].filter"));
        Assert.Equal("5", scaler.Input("autoscalingPolicy.metrics[0].singleInstanceAssignment"));
        Assert.Null(scaler.Input("autoscalingPolicy.metrics[0].target"));
        Assert.Equal("0.7", scaler.Input("autoscalingPolicy.loadBalancingUtilization.target"));
        Assert.Equal("900", scaler.Input("autoscalingPolicy.cooldownPeriod"));
        Assert.Equal("2", scaler.Input("autoscalingPolicy.scaleInControl.maxScaledInReplicas.fixed"));
        Assert.Equal("600", scaler.Input("autoscalingPolicy.scaleInControl.timeWindowSec"));
    }

    [Fact]
    public async Task By_default_a_new_replica_has_half_an_hour_and_a_stub_two_minutes_before_its_load_counts()
    {
        var prod = await Stacks.Capture(
            "prod", NoChips, SingleHost, "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 9}");
        var scaler = prod.Find(Types.Autoscaler, "replicas-small-us-central1-c");
        Assert.Equal("1800", scaler.Input("autoscalingPolicy.cooldownPeriod"));
        Assert.Equal("1", scaler.Input("autoscalingPolicy.scaleInControl.maxScaledInReplicas.fixed"));
        Assert.Null(scaler.Input("autoscalingPolicy.metrics"));
        var dev = await Stacks.Capture("dev", "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 2}");
        Assert.Equal(
            "120",
            dev.Find(Types.Autoscaler, "replicas-small-us-central1-a").Input("autoscalingPolicy.cooldownPeriod"));
    }
}
