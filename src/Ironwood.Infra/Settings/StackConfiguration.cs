namespace Ironwood.Infra.Settings;

/// <summary>The whole configuration of one stack, keyed <c>namespace:key</c>, before it has types.</summary>
/// <param name="Project">The Pulumi project's name, which is also the namespace of its own settings.</param>
/// <param name="Stack">The stack's name, for example <c>prod</c>.</param>
/// <param name="Values">The configured values, keyed <c>namespace:key</c>.</param>
public sealed record StackConfiguration(string Project, string Stack, ConfigMap Values);
