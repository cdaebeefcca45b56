using Ironwood.SdkGenerator.Naming;

namespace Ironwood.SdkGenerator.Emit;

/// <summary>Finds which nested types a package needs, and for which usages.</summary>
internal static class NestedTypes
{
    public static IReadOnlyList<(ObjectDeclaration Type, Usage Usage)> Of(Package package)
    {
        var found = new HashSet<(Token, Usage)>();
        foreach (var resource in package.Resources)
        {
            Follow(resource.Inputs, Usage.ResourceInput);
            Follow(resource.Outputs, Usage.ResourceOutput);
        }
        foreach (var function in package.Functions)
        {
            Follow(function.Inputs, Usage.InvokeInput);
            Follow(function.Inputs, Usage.InvokePlainInput);
            Follow(function.Outputs, Usage.InvokeResult);
        }
        return [.. found.Order().Select(pair => (package.Types[pair.Item1], pair.Item2))];

        void Follow(IEnumerable<Property> properties, Usage usage)
        {
            foreach (var token in properties.SelectMany(property => property.Type.References))
            {
                if (found.Add((token, usage)))
                {
                    Follow(package.Types[token].Properties, usage);
                }
            }
        }
    }
}
