using Ironwood.Infra;
using Ironwood.Planning.Plan;
using Ironwood.Preview.Capture;

namespace Ironwood.Preview;

/// <summary>The platform's own stack, captured.</summary>
public static class StackPreview
{
    /// <summary>Runs <see cref="InferenceStack"/> of this plan on a mocked cloud.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="project">Pulumi project name, part of every URN.</param>
    /// <param name="stack">Stack name, part of every URN.</param>
    /// <exception cref="CaptureException">The program failed.</exception>
    public static Task<ResourceGraph> CaptureAsync(StackPlan plan, string project, string stack) =>
        GraphCapture.RunAsync(project, stack, observer => new InferenceStack(plan, observer));
}
