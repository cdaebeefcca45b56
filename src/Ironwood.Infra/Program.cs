return await Pulumi.Deployment.RunAsync<Ironwood.Infra.InferenceStack>();
