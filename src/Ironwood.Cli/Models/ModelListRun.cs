using Ironwood.Cli.Deployed;
using Ironwood.Operations.Models;

namespace Ironwood.Cli.Models;

/// <summary><c>./ironwood model list</c>.</summary>
internal static class ModelListRun
{
    public static Task<int> RunAsync(
        Terminal terminal, string root, PlatformChoice platform, string format, CancellationToken cancellation) =>
        ModelOutcome.OnPlatformAsync(terminal, root, platform, async (open, token) =>
        {
            var tiers = await EndpointList.ReadAsync(open.Contract, open.Vertex, token).ConfigureAwait(false);
            var problems = tiers.Select(tier => tier.Problem).OfType<Problem>().Distinct().ToArray();
            var isBlind = problems.Length > 0
                && tiers.All(tier => tier.Problem is not null || tier.Endpoint is null);
            if (format == "json")
            {
                await terminal.WriteAsync(ModelJson.Of(tiers)).ConfigureAwait(false);
            }
            else if (!isBlind)
            {
                ModelView.Write(terminal.Out, tiers);
            }
            foreach (var problem in problems)
            {
                ProblemView.WriteFailure(terminal.Error, problem);
            }
            return isBlind ? ExitCodes.NotAsked : problems.Length > 0 ? ExitCodes.Failure : ExitCodes.Success;
        }, cancellation);
}
