using Pulumi;
using Pulumi.Utilities;

namespace Ironwood.Outputs;

/// <summary>
/// The inference platform for another stack: the contract of a stack of Ironwood.Infra, read through a stack reference.
/// A problem of the stack or its contract fails the deployment with an <see cref="OutputsException"/>. If the contract
/// is a secret in the platform's stack, all values read from it are secret.
/// </summary>
public sealed partial class InferencePlatform
{
    /// <summary>The platform of an existing stack reference.</summary>
    public InferencePlatform(StackReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Reference = reference;
        // GetOutput is used, because the map of all outputs is secret if one output is.
        Contract = Output.Create(AskedAsync(reference))
            .Apply(asked => asked.GetOutput(PlatformContract.OutputName))
            .Apply(value => value is null
                ? reference.Outputs.Apply(outputs => Without(reference, outputs))
                : Output.Create(ContractReader.Read(EngineValue.ToJson(value), PathOf(reference))));
    }

    /// <summary>The reference to the platform's stack.</summary>
    public StackReference Reference { get; }

    /// <summary>The whole contract of the platform.</summary>
    public Output<PlatformContract> Contract { get; }

    /// <summary>Base URL without a final slash.</summary>
    public Output<string> Url => Contract.Apply(contract => contract.FrontDoor.Url);

    /// <summary>IPv4 address of the front door.</summary>
    public Output<string> Address => Contract.Apply(contract => contract.FrontDoor.Address);

    /// <summary>E-mail address of the pods' service account, for grants.</summary>
    public Output<string> ServiceAccountEmail => Contract.Apply(contract => contract.ServiceAccountEmail);

    /// <summary>Topic that measurements are published to, as <c>projects/P/topics/T</c>.</summary>
    public Output<string> MetricsTopic => Contract.Apply(contract => contract.Telemetry.Topic);

    /// <summary>The response cache; a problem if the platform has no cache.</summary>
    /// <exception cref="OutputsException">In the output: the platform has no cache.</exception>
    public Output<CacheOutputs> Cache => Contract.Apply(contract => contract.Cache
        ?? throw new OutputsException(new OutputsProblem(
            OutputsCodes.NoCache, $"{PlatformContract.OutputName}.cache",
            "is missing: the platform has no response cache",
            "do not use the cache, or set ironwood:cache.enabled to true in the platform's stack")));

    /// <summary>
    /// Creates the reference to the platform's stack. Call it once per program, because the reference is a resource.
    /// </summary>
    /// <param name="stack"> Its full name, <c>organization/project/stack</c>; for a state outside Pulumi Cloud, the
    /// organization is <c>organization</c>.
    /// </param>
    /// <param name="options">Options of the stack reference.</param>
    /// <exception cref="OutputsException">The name is not a full name.</exception>
    public static InferencePlatform From(string stack, CustomResourceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return FullName().IsMatch(stack)
            ? new(new StackReference(stack, options: options))
            : throw new OutputsException(new OutputsProblem(
                OutputsCodes.StackName, stack.Length == 0 ? "(empty)" : stack, "is not a stack's full name",
                "write organization/project/stack, as 'pulumi stack ls --all' shows it; "
                + "without Pulumi Cloud: organization/ironwood/prod"));
    }

    /// <summary>A tier by its name; a problem if it does not exist.</summary>
    /// <exception cref="OutputsException">In the output: there is no such tier.</exception>
    public Output<TierOutputs> Tier(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Contract.Apply(contract => contract.Tiers.TryGetValue(name, out var tier)
            ? tier
            : throw new OutputsException(new OutputsProblem(
                OutputsCodes.UnknownTier, $"{PlatformContract.OutputName}.tiers", $"has no tier '{name}'",
                $"use one of: {string.Join(", ", contract.Tiers.Keys)}")));
    }

    // All outputs are read only here, because their names show what kind of stack it is.
    private static PlatformContract Without(StackReference reference, ImmutableDictionary<string, object>? outputs) =>
        throw new OutputsException(outputs is null or { IsEmpty: true }
            ? Missing.Outputs(PathOf(reference))
            : Missing.Contract(PathOf(reference), outputs.Keys));

    // The output with this name is not used: it has the same value, and mocks in tests may leave it out.
    private static string PathOf(StackReference reference) =>
        $"{reference.GetResourceName()}#{PlatformContract.OutputName}";

    // If a reference cannot be read, the engine ends the deployment and shows the reason at the reference. The program
    // only learns that it was ended, so this message cannot give the reason; another resource's failure looks the same.
    private static async Task<StackReference> AskedAsync(StackReference reference)
    {
        try
        {
            await OutputUtilities.GetValueAsync(reference.Outputs).ConfigureAwait(false);
            return reference;
        }
        catch (Exception failure) when (failure is not OutputsException)
        {
            throw new OutputsException(new OutputsProblem(
                OutputsCodes.UnreadableStack, reference.GetResourceName(),
                "could not be read; the engine's own error, next to this one, gives the reason",
                "if that is 'unknown stack': compare the name with 'pulumi stack ls --all', log in to the backend with "
                + "the platform's state, and make sure that you may read the stack"));
        }
    }

    // https://www.pulumi.com/docs/iac/concepts/stacks/: letters, digits, hyphens, underscores and periods.
    [GeneratedRegex(@"\A[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+\z")]
    private static partial Regex FullName();
}
