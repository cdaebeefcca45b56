namespace Ironwood.Operations.Models;

/// <summary>
/// Codes of problems with a model's deployment or traffic. <c>docs/diagnostics.md</c> has a section for each.
/// </summary>
public static class ModelDiagnostics
{
    /// <summary>The stack has no such tier.</summary>
    public const string UnknownTier = "IW8201";

    /// <summary>The tier has no Vertex AI endpoint.</summary>
    public const string NoEndpoint = "IW8202";

    /// <summary>The outputs name an endpoint that Vertex AI does not have.</summary>
    public const string EndpointNotFound = "IW8203";

    /// <summary>Vertex AI does not offer the machine type, or the catalogue does not know it.</summary>
    public const string UnknownMachineType = "IW8204";

    /// <summary>A replica on the machine type has another topology.</summary>
    public const string WrongTopology = "IW8205";

    /// <summary>The numbers of replicas contradict each other.</summary>
    public const string ContradictoryReplicas = "IW8206";

    /// <summary>Vertex AI does not have the model.</summary>
    public const string ModelNotFound = "IW8207";

    /// <summary>The endpoint already serves this version of the model.</summary>
    public const string AlreadyDeployed = "IW8208";

    /// <summary>The endpoint's shares do not make 100.</summary>
    public const string BrokenSplit = "IW8209";

    /// <summary>A name is not in Google's form.</summary>
    public const string MalformedName = "IW8210";

    /// <summary>Options contradict each other, or one lacks another.</summary>
    public const string ContradictoryOptions = "IW8211";

    /// <summary>Vertex AI cannot load the model or the image from the given place.</summary>
    public const string UnusableSource = "IW8212";

    /// <summary>The model server knows no such precision.</summary>
    public const string UnknownPrecision = "IW8213";

    /// <summary>An argument of the model server that another option sets.</summary>
    public const string RefusedArgument = "IW8214";

    /// <summary>Vertex AI ended an operation with an error.</summary>
    public const string OperationFailed = "IW8215";

    /// <summary>The wait for an operation ended; the operation continues at Google.</summary>
    public const string LeftRunning = "IW8216";

    /// <summary>An operation belongs to another kind of request.</summary>
    public const string AnotherOperation = "IW8217";

    /// <summary>The endpoint has no such deployed model.</summary>
    public const string UnknownDeployedModel = "IW8220";

    /// <summary>The deployed model receives traffic.</summary>
    public const string HasTraffic = "IW8221";

    /// <summary>The steps of a rollout are not percentages.</summary>
    public const string MalformedSteps = "IW8222";

    /// <summary>A limit of a rollout is outside its range.</summary>
    public const string LimitOutOfRange = "IW8223";

    /// <summary>A step was undone.</summary>
    public const string RolledBack = "IW8224";

    /// <summary>Another person or program changed the split.</summary>
    public const string ChangedByAnother = "IW8225";

    /// <summary>A step could not be written.</summary>
    public const string StepNotWritten = "IW8226";

    /// <summary>A step could not be undone.</summary>
    public const string StepNotUndone = "IW8227";

    /// <summary>A rollout was interrupted.</summary>
    public const string RolloutInterrupted = "IW8228";
}
