using Pulumi.Testing;

namespace Pulumi;

/// <summary>A run of the program: here against mocks only. To deploy, build with the real package.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> Current = new();

    private readonly List<string> _errors = [];
    private readonly MockedEngine _engine;

    private Deployment(IMocks mocks, TestOptions? options)
    {
        IsDryRun = options?.IsPreview ?? true;
        StackName = options?.StackName ?? "stack";
        ProjectName = options?.ProjectName ?? "project";
        Exposed = new DeploymentInstance(this);
        _engine = new MockedEngine(mocks, StackName, ProjectName);
    }

    /// <summary>The deployment that runs; an error where none does.</summary>
    public static DeploymentInstance Instance => Required.Exposed;

    internal static Deployment? Running => Current.Value;

    internal static Deployment Required =>
        Current.Value
            ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal DeploymentConfig Config { get; } = new();

    internal WorkInProgress Work { get; } = new();

    internal string StackName { get; }

    internal string ProjectName { get; }

    internal bool IsDryRun { get; }

    internal MockedEngine Engine => _engine;

    internal Stack Stack
    {
        get => field
            ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set;
    }

    private DeploymentInstance Exposed { get; }

    internal void AddError(string message)
    {
        lock (_errors)
        {
            _errors.Add(message);
        }
    }
}
