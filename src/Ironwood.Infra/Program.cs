using Ironwood.Infra;

if (await EngineConnection.ProblemAsync(Environment.GetEnvironmentVariable) is { } problem)
{
    await Console.Error.WriteLineAsync(problem.ToString());
    return EngineConnection.Unreachable;
}
return await Pulumi.Deployment.RunAsync<InferenceStack>();
