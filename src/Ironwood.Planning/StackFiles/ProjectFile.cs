namespace Ironwood.Planning.StackFiles;

/// <summary>A setting that <c>Pulumi.yaml</c> declares or gives a value.</summary>
/// <param name="Key">Its full key.</param>
/// <param name="Type">Its type, if declared.</param>
/// <param name="IsSecret">Whether stacks must encrypt it.</param>
/// <param name="Value">Its value or default; null when stacks must set it.</param>
/// <param name="Location">Its place.</param>
internal sealed record Declaration(
    string Key, DeclaredType? Type, bool IsSecret, ConfigNode? Value, SourceLocation? Location);

/// <summary>
/// <c>Pulumi.yaml</c>: the project's name, the folder of the stack files, and the declarations of their settings.
/// Contents that the Pulumi CLI refuses are problems.
/// </summary>
/// <param name="Name">The project's name, which is the namespace of its own settings.</param>
/// <param name="StackFolder">Folder of the stack files, relative to the project's folder; empty for the project's
/// folder.</param>
/// <param name="Declarations">The settings that it declares, in its order.</param>
internal sealed record ProjectFile(string Name, string StackFolder, IReadOnlyList<Declaration> Declarations)
{
    /// <summary>The file's name.</summary>
    public const string File = "Pulumi.yaml";

    private static readonly string[] Texts = ["description", "author", "website", "license", "main", "stackConfigDir"];

    private static readonly string[] Attributes = ["type", "items", "description", "secret", "default", "value"];

    /// <summary>Reads the file; null when it does not describe a project.</summary>
    /// <param name="root">The file's contents.</param>
    /// <param name="problems">Receives the problems.</param>
    public static ProjectFile? Read(ConfigMap root, ICollection<Problem> problems)
    {
        if (root["name"] is not ConfigScalar { Text.Length: > 0, Kind: ScalarKind.Text } name)
        {
            problems.Add(new(
                Diagnostics.MissingProjectFile, File, "has no project name", Fix: "write 'name: ironwood' at its top",
                Location: root["name"]?.Location ?? root.Location));
            return null;
        }
        var reader = new Reader(name.Text, problems);
        reader.CheckSections(root);
        var declarations = root["config"] is ConfigMap config ? reader.Declarations(config) : [];
        return new(name.Text, StackFolderOf(root), declarations);
    }

    // "config: FOLDER" is an old spelling of stackConfigDir.
    private static string StackFolderOf(ConfigMap root) =>
        ((root["config"] as ConfigScalar ?? root["stackConfigDir"] as ConfigScalar)?.Text ?? "").Trim('/');

    private sealed class Reader(string project, ICollection<Problem> problems)
    {
        public void CheckSections(ConfigMap root)
        {
            if (StackName.Read(project) is null || project.Contains('/', StringComparison.Ordinal))
            {
                Refuse(
                    "name",
                    root["name"]!,
                    "is not a valid project name",
                    "letters, digits, dashes, underscores and periods");
            }
            foreach (var key in Texts)
            {
                if (root[key] is { } value and not (ConfigNull or ConfigScalar { Kind: ScalarKind.Text }))
                {
                    Refuse(key, value, "is not text", "text, in quotes if it looks like a number or a date");
                }
            }
            if (!IsRuntime(root["runtime"]))
            {
                Refuse("runtime", root["runtime"] ?? root, "does not name a runtime", "dotnet, or a map with its name");
            }
            if (root["config"] is { } config
                and not (ConfigMap or ConfigNull or ConfigScalar { Kind: ScalarKind.Text }))
            {
                Refuse("config", config, "is neither a map of settings nor a folder", "a map of settings");
            }
            if (root["config"] is ConfigScalar folder && root["stackConfigDir"] is not null)
            {
                Refuse(
                    "config",
                    folder,
                    "names the folder of the stack files, but so does stackConfigDir",
                    "stackConfigDir alone");
            }
        }

        public IReadOnlyList<Declaration> Declarations(ConfigMap config) =>
            [.. ConfigKey.Settings(config, File, project, problems)
                .Select(setting => Declare(setting.Key, setting.Value))
                .OfType<Declaration>()];

        // In Pulumi.yaml a key has a value, or declares a type with a default or value.
        private Declaration? Declare(string key, ConfigNode node)
        {
            switch (node)
            {
                case ConfigScalar { Kind: ScalarKind.Text or ScalarKind.Whole or ScalarKind.Flag } or ConfigList:
                    return new(key, null, false, EngineScalar.AtTop(node), node.Location);
                case ConfigMap map:
                    return Declare(key, map);
                case ConfigSecret:
                    // Its only attribute is "secure", which the CLI does not know; its value must not be shown.
                    return new(key, null, false, node, node.Location);
                default:
                    Refuse(
                        key,
                        node,
                        "has a value that the Pulumi CLI refuses here",
                        "text, a whole number, true, false, a list, or a map that declares it");
                    return null;
            }
        }

        private Declaration? Declare(string key, ConfigMap map)
        {
            var unknown = map.Entries.Where(entry => !Attributes.Contains(entry.Key)).ToArray();
            foreach (var (attribute, value) in unknown)
            {
                Refuse(
                    $"{key}.{attribute}", value, "is not an attribute of a setting", string.Join(", ", Attributes),
                    Spelling.Nearest(attribute, Attributes) is { } near
                        ? $"did you mean '{near}'?"
                        : $"write the value under '{key}.value'");
            }
            if (unknown.Length > 0)
            {
                return null;
            }
            if (map["description"] is { } description and not ConfigScalar { Kind: ScalarKind.Text })
            {
                Refuse($"{key}.description", description, "is not text", "text");
            }
            if (map["secret"] is { } secret and not ConfigScalar { Kind: ScalarKind.Flag })
            {
                Refuse($"{key}.secret", secret, "is neither true nor false", "true or false");
            }
            var type = map["type"] is { } typeName ? TypeOf(key, typeName, map["items"]) : null;
            var (preset, given) = (Given(map["default"]), Given(map["value"]));
            if (preset is not null && given is not null)
            {
                Refuse(key, map, "has both a default and a value", "one of them");
            }
            if (key.StartsWith($"{project}:", StringComparison.Ordinal))
            {
                if (preset is not null && type is not null && !type.Accepts(preset))
                {
                    Refuse(
                        $"{key}.default",
                        preset,
                        $"does not have the declared type, {type}",
                        $"a default of type {type}");
                }
            }
            else if (map["type"] is { } own)
            {
                Refuse($"{key}.type", own, "declares a type for a provider's setting, which Pulumi does not support",
                    "a value alone");
            }
            else if (preset is not null)
            {
                Refuse(
                    $"{key}.default", preset, "is a default for a provider's setting, which Pulumi does not support",
                    "value instead of default");
            }
            else if (given is null)
            {
                Refuse(key, map, "names a provider's setting without a value", "value: VALUE");
            }
            var isSecret = type is not null && map["secret"] is ConfigScalar { Text: "true" };
            return new(key, type, isSecret, given ?? preset, map.Location);
        }

        private DeclaredType? TypeOf(string key, ConfigNode type, ConfigNode? items)
        {
            if (type is not ConfigScalar { Kind: ScalarKind.Text } name || !DeclaredType.Names.Contains(name.Text))
            {
                Refuse($"{key}.type", type, "is not a type", string.Join(", ", DeclaredType.Names));
                return null;
            }
            if (items is ConfigMap map && map["type"] is { } ofItems)
            {
                return new(name.Text, TypeOf($"{key}.items", ofItems, map["items"]));
            }
            if (name.Text == "array" || items is not null)
            {
                Refuse(
                    $"{key}.items",
                    items ?? type,
                    "does not declare the type of the array's items",
                    "items: {type: string}, or another type");
                return null;
            }
            return new(name.Text, null);
        }

        private static bool IsRuntime(ConfigNode? node) => node switch
        {
            ConfigScalar { Kind: ScalarKind.Text, Text.Length: > 0 } => true,
            ConfigMap map => map["name"] is ConfigScalar { Kind: ScalarKind.Text, Text.Length: > 0 }
                && map["options"] is null or ConfigMap && map.Entries.All(entry => entry.Key is "name" or "options"),
            _ => false,
        };

        private static ConfigNode? Given(ConfigNode? node) =>
            node is null or ConfigNull ? null : EngineScalar.AtTop(node);

        private void Refuse(string what, ConfigNode node, string message, string allowed, string? fix = null) =>
            problems.Add(new(
                Diagnostics.RefusedByCli,
                $"{File}: {what}",
                message,
                node is ConfigScalar scalar ? scalar.Written ?? scalar.Text : null,
                allowed,
                fix ?? $"write {allowed}", node.Location));
    }
}
