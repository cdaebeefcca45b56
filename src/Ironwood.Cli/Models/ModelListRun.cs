using Ironwood.Cli.Deployed;
using Ironwood.Cli.Writing;
using Ironwood.Operations.Models;

namespace Ironwood.Cli.Models;

/// <summary><c>./ironwood model list</c>.</summary>
internal static class ModelListRun
{
    public static async Task<int> RunAsync(
        Terminal terminal, string root, PlatformChoice platform, string format, CancellationToken cancellation)
    {
        var opened = await OpenPlatform.OfAsync(root, platform, cancellation).ConfigureAwait(false);
        if (opened.Platform is not { } open)
        {
            return ModelOutcome.Refuse(terminal, opened.Problems, opened.ExitCode);
        }
        await using (open.ConfigureAwait(false))
        {
            var tiers = await EndpointList.ReadAsync(open.Contract, open.Vertex, cancellation).ConfigureAwait(false);
            var problems = tiers.Select(tier => tier.Problem).OfType<Problems.Problem>().Distinct().ToArray();
            var isBlind = problems.Length > 0 && tiers.All(tier => tier.Problem is not null || tier.Endpoint is null);
            if (format == "json")
            {
                await terminal.Out.Profile.Out.Writer.WriteAsync(ModelJson.Of(tiers)).ConfigureAwait(false);
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
        }
    }
}
