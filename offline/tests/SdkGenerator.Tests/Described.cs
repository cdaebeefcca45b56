using System.Reflection;

namespace Ironwood.SdkGenerator.Tests;

/// <summary>Spells members as a reader would write them in C#, nullability included.</summary>
internal static class Described
{
    public static string Type(PropertyInfo property) => Spell(new NullabilityInfoContext().Create(property));

    public static string Type(FieldInfo field) => Spell(new NullabilityInfoContext().Create(field));

    public static string PropertyOf(Type type, string name) => Type(Assert.IsType<PropertyInfo>(
        type.GetProperty(name), exactMatch: false));

    public static string FieldOf(Type type, string name) => Type(Assert.IsType<FieldInfo>(
        type.GetField(name), exactMatch: false));

    /// <summary>The constructor arguments of the Input attribute of the member of that name.</summary>
    public static (string Name, bool IsRequired) InputOf(Type type, string member)
    {
        var found = type.GetMember(member, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)[0];
        var arguments = found.GetCustomAttributesData()
            .Single(attribute => attribute.AttributeType.Name == "InputAttribute").ConstructorArguments;
        return ((string)arguments[0].Value!, (bool)arguments[1].Value!);
    }

    private static string Spell(NullabilityInfo info)
    {
        var text = new StringBuilder(info.Type.IsGenericType ? info.Type.Name.Split('`')[0] : info.Type.Name);
        if (Nullable.GetUnderlyingType(info.Type) is { } underlying)
        {
            return underlying.Name + "?";
        }
        if (info.GenericTypeArguments.Length > 0)
        {
            text.Append('<').AppendJoin(", ", info.GenericTypeArguments.Select(Spell)).Append('>');
        }
        return text.Append(info.ReadState == NullabilityState.Nullable ? "?" : "").ToString();
    }
}
