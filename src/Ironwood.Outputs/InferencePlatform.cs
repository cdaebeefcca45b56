using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pulumi;
using Pulumi.Utilities;

namespace Ironwood.Outputs;

/// <summary>
/// The inference platform as another stack sees it: the contract of a stack of Ironwood.Infra, read through a stack
/// reference. What is wrong with the stack or its contract fails the deployment with an <see cref="OutputsException"/>.
/// If the platform's stack keeps its contract secret, everything that is read from it is secret.
/// </summary>
public sealed partial class InferencePlatform
{
    /// <summary>The platform of a stack that is referred to already.</summary>
    public InferencePlatform(StackReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Reference = reference;
        // GetOutput, because all outputs together are secret as soon as one of them is.
        Contract = Output.Create(AskedAsync(reference))
            .Apply(asked => asked.GetOutput(PlatformContract.OutputName))
            .Apply(value => value is null
                ? reference.Outputs.Apply(outputs => Without(reference, outputs))
                : Output.Create(ContractReader.Read(EngineValue.ToJson(value), PathOf(reference))));
    }

    /// <summary>The reference to the platform's stack.</summary>
    public StackReference Reference { get; }

    /// <summary>Everything that the platform tells about itself.</summary>
    public Output<PlatformContract> Contract { get; }

    /// <summary>Base URL without a slash at its end.</summary>
    public Output<string> Url => Contract.Apply(contract => contract.FrontDoor.Url);

    /// <summary>IPv4 address of the front door.</summary>
    public Output<string> Address => Contract.Apply(contract => contract.FrontDoor.Address);

    /// <summary>E-mail address of the pods' service account, to grant it what it may read.</summary>
    public Output<string> ServiceAccountEmail => Contract.Apply(contract => contract.ServiceAccountEmail);

    /// <summary>Topic that measurements are published to, as <c>projects/P/topics/T</c>.</summary>
    public Output<string> MetricsTopic => Contract.Apply(contract => contract.Telemetry.Topic);

    /// <summary>The response cache; a problem where the platform has none.</summary>
    /// <exception cref="OutputsException">In the output: the platform has no cache.</exception>
    public Output<CacheOutputs> Cache => Contract.Apply(contract => contract.Cache
        ?? throw new OutputsException(new OutputsProblem(
            OutputsCodes.NoCache, $"{PlatformContract.OutputName}.cache",
            "is missing: the platform has no response cache",
            "do without, or set ironwood:cache.enabled to true in the platform's stack")));

    /// <summary>Refers to the platform's stack; once in a program, since the reference is a resource.</summary>
    /// <param name="stack">
    /// Its full name, <c>organization/project/stack</c>; of a state that Pulumi Cloud does not keep, the organization
    /// is <c>organization</c>.
    /// </param>
    /// <param name="options">Options of the stack reference.</param>
    /// <exception cref="OutputsException">The name is no full name.</exception>
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

    /// <summary>A tier by its name; a problem where the platform has none of that name.</summary>
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

    // Only here are all outputs looked at: their names say what the stack is instead.
    private static PlatformContract Without(StackReference reference, ImmutableDictionary<string, object>? outputs) =>
        throw new OutputsException(outputs is null or { IsEmpty: true }
            ? Missing.Outputs(PathOf(reference))
            : Missing.Contract(PathOf(reference), outputs.Keys));

    // Not by the output of that name: it says the same, and a test's mocks may leave it out.
    private static string PathOf(StackReference reference) =>
        $"{reference.GetResourceName()}#{PlatformContract.OutputName}";

    // A reference that cannot be read ends the deployment in the engine, which shows the reason at the reference. All
    // that reaches the program is that it was ended, so this cannot say why; another resource's failure ends it just
    // so.
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
                "could not be read; the engine's own error beside this one says why",
                "if that is 'unknown stack': compare the name with 'pulumi stack ls --all', log in to the backend that "
                + "keeps the platform's state, and ask for the right to read it"));
        }
    }

    // https://www.pulumi.com/docs/iac/concepts/stacks/: letters, digits, hyphens, underscores and periods.
    [GeneratedRegex(@"\A[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+\z")]
    private static partial Regex FullName();
}
