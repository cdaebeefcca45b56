using Ironwood.SdkGenerator.Naming;

namespace Ironwood.SdkGenerator.Emit;

/// <summary>Emits a function: its calls, the two forms of its arguments, and its result.</summary>
internal sealed class FunctionEmitter(TypeNames types, SourceWriter writer)
{
    public void Emit(FunctionDeclaration function)
    {
        var className = PackageNames.ClassOf(function.Token);
        using (writer.Block($"public static class {className}"))
        {
            InvokeAsync(function, className);
            writer.Line();
            Invoke(function, className, "InvokeOptions? options = null", isArgsOptional: function.HasOptionalArgs);
            writer.Line();
            Invoke(function, className, "InvokeOutputOptions options", isArgsOptional: false);
        }
        writer.Line();
        var args = new ArgsEmitter(types, writer);
        args.Emit(className + "Args", "InvokeArgs", function.Inputs, Usage.InvokePlainInput);
        args.Emit(className + "InvokeArgs", "InvokeArgs", function.Inputs, Usage.InvokeInput);

        new ResultEmitter(types, writer).Emit(className + "Result", function.Outputs, Usage.InvokeResult);
    }

    private void InvokeAsync(FunctionDeclaration function, string className) =>
        Call(
            function, $"Task<{className}Result> InvokeAsync", className, "Args",
            "InvokeOptions? options = null", function.HasOptionalArgs);

    private void Invoke(FunctionDeclaration function, string className, string options, bool isArgsOptional) =>
        Call(function, $"Output<{className}Result> Invoke", className, "InvokeArgs", options, isArgsOptional);

    private void Call(
        FunctionDeclaration function, string signature, string className, string argsSuffix, string options,
        bool isArgsOptional)
    {
        var argsClass = className + argsSuffix;
        var parameter = isArgsOptional ? $"{argsClass}? args = null, " : $"{argsClass} args, ";
        var method = signature[(signature.LastIndexOf(' ') + 1)..];
        writer.Line($"public static {signature}({parameter}{options})");
        writer.Continue($"=> global::Pulumi.Deployment.Instance.{method}<{className}Result>(");
        writer.Continue($"    \"{function.Token}\", args ?? new {argsClass}(), options.WithDefaults());");
    }
}
