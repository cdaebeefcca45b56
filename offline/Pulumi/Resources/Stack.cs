using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The root of all resources; properties with <see cref="OutputAttribute"/> are its outputs.</summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    /// <summary>Registers the stack.</summary>
    public Stack(StackOptions? options = null)
        : base(
            RootType,
            $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}",
            options is null
                ? null
                : new ComponentResourceOptions { ResourceTransformations = options.ResourceTransformations }) =>
        Deployment.Required.Stack = this;

    /// <summary>Registers the marked properties, which the constructor must have assigned.</summary>
    /// <exception cref="RunException">A property has no value, or is no output.</exception>
    internal void RegisterPropertyOutputs()
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var property in GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.DeclaringType!.IsAssignableFrom(typeof(Stack)))
            {
                continue;
            }
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
            {
                outputs.Add(attribute.Name ?? property.Name, property.GetValue(this));
            }
        }
        var unassigned = outputs.Where(output => output.Value is null).Select(output => output.Key).ToList();
        if (unassigned.Count > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", unassigned)}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        }
        var mistyped = outputs.Where(output => output.Value is not IOutput).Select(output => output.Key).ToList();
        if (mistyped.Count > 0)
        {
            throw RunException.OutputsHaveIncorrectType(mistyped);
        }
        RegisterOutputs(outputs);
    }
}
