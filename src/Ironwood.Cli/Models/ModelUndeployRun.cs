using Ironwood.Cli.Deployed;
using Ironwood.Operations.Models.Deployments;

namespace Ironwood.Cli.Models;

/// <summary>Options of a removal.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="DeployedModel">Id of the deployed model.</param>
/// <param name="IsForced">Whether it is removed although it receives traffic, which then goes to the other
/// models.</param>
/// <param name="IsDryRun">Whether nothing is sent.</param>
/// <param name="Format"><c>text</c> or <c>json</c>.</param>
internal sealed record UndeployChoice(string Tier, string DeployedModel, bool IsForced, bool IsDryRun, string Format);

/// <summary><c>./ironwood model undeploy</c>.</summary>
internal static class ModelUndeployRun
{
    private const string Method = "google.cloud.aiplatform.v1.EndpointService/UndeployModel";

    public static Task<int> RunAsync(
        Terminal terminal,
        string root,
        TimeProvider time,
        PlatformChoice platform,
        UndeployChoice choice,
        CancellationToken cancellation) =>
        ModelOutcome.OnPlatformAsync(terminal, root, platform, async (open, token) =>
        {
            var planned = await new UndeployPlanner(open.Vertex)
                .PlanAsync(choice.Tier, choice.DeployedModel, choice.IsForced, open.Contract, token)
                .ConfigureAwait(false);
            if (planned is not { Request: { } request, Region: { } region })
            {
                return ProblemView.Refuse(terminal, planned.Problems);
            }
            if (choice.IsDryRun)
            {
                ModelOutcome.WriteRequests(terminal, region, [(Method, request)], choice.Format, null);
                return ExitCodes.Success;
            }
            var result = await new ModelDeployment(open.Vertex, time)
                .UndeployAsync(request, ModelOutcome.Begun(terminal), ModelOutcome.Progress(terminal), token)
                .ConfigureAwait(false);
            return ModelOutcome.Write(terminal, result, choice.Format, "", $"./ironwood model list{platform.Words}");
        }, cancellation);
}
