using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>One member of an arguments class; found by reflection once per class.</summary>
internal sealed class InputMember
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<InputMember>> Known = new();

    private readonly Func<object, object?> _get;
    private readonly string _memberName;
    private readonly string _fullName;
    private readonly bool _isRequired;

    private InputMember(Type owner, MemberInfo member, InputAttribute attribute)
    {
        _get = member is FieldInfo field ? field.GetValue : ((PropertyInfo)member).GetValue;
        _memberName = member.Name;
        _fullName = $"[Input] {owner.FullName}.{member.Name}";
        _isRequired = attribute.IsRequired;
        Name = attribute.Name;
    }

    public string Name { get; }

    public static ImmutableArray<InputMember> Of(Type type) =>
        Known.GetOrAdd(type, static owner =>
            [.. from member in owner.GetFields(Members).Concat<MemberInfo>(owner.GetProperties(Members))
                let attribute = member.GetCustomAttribute<InputAttribute>()
                where attribute is not null
                select new InputMember(owner, member, attribute)]);

    public object? Read(InputArgs args)
    {
        var value = _get(args);
        if (value is null && _isRequired)
        {
            throw new ArgumentNullException(_memberName, $"{_fullName} is required but was not given a value");
        }
        return value;
    }
}
