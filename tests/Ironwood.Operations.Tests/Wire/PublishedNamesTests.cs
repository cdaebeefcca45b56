using System.Reflection;
using Google.Cloud.AIPlatform.V1;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.Reflection;
using OperationService = Google.LongRunning.Operations;

namespace Ironwood.Operations.Tests.Wire;

/// <summary>
/// The packages speak as Google publishes: a wrong number would be a field that arrives empty, and no compiler would
/// say so. It holds of the published packages and of the stand-ins alike.
/// </summary>
public class PublishedNamesTests
{
    private static readonly FileDescriptor[] Files =
    [
        .. new[] { typeof(EndpointService), typeof(MetricService), typeof(OperationService) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>(),
    ];

    public static TheoryData<string, string, string> Published
    {
        get
        {
            using var stream = typeof(PublishedNamesTests).Assembly.GetManifestResourceStream("published.txt")!;
            using var reader = new StreamReader(stream);
            var rows = new TheoryData<string, string, string>();
            var lines = reader.ReadToEnd().Split('\n').Where(line => line is not ("" or ['#', ..])).ToArray();
            for (var i = 0; i < lines.Length;)
            {
                var head = lines[i++].Split(' ');
                var members = lines[i..].TakeWhile(line => line[0] == ' ').ToArray();
                i += members.Length;
                rows.Add(head[0], head[1], string.Join(' ', members.Select(line => line.Trim())).Trim());
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void A_name_is_what_Google_publishes(string kind, string name, string members)
    {
        var actual = kind switch
        {
            "service" => Files.SelectMany(file => file.Services).Single(service => service.FullName == name)
                .Methods.Select(
                    method =>
                        $"{method.Name}({Relative(method.InputType.FullName, name)})"
                        + $"{Relative(method.OutputType.FullName, name)}"),
            "enum" => Enums().Single(type => type.FullName == name)
                .Values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Name}={value.Number}")),
            _ => Messages().Single(message => message.FullName == name).Fields.InDeclarationOrder()
                .Select(field =>
                    string.Create(
                    CultureInfo.InvariantCulture, $"{field.Name}={field.FieldNumber}:{TypeOf(field, name)}")),
        };

        // The published packages have more than is used.
        Assert.Empty(members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(actual));
    }

    [Fact]
    public void Servers_can_be_written_against_every_service()
    {
        Assert.NotNull(
            typeof(EndpointService.EndpointServiceBase)
            .GetMethod(nameof(EndpointService.EndpointServiceBase.DeployModel)));
        Assert.NotNull(
            typeof(ModelService.ModelServiceBase).GetMethod(nameof(ModelService.ModelServiceBase.UploadModel)));
        Assert.NotNull(
            typeof(MetricService.MetricServiceBase).GetMethod(nameof(MetricService.MetricServiceBase.ListTimeSeries)));
        Assert.NotNull(
            typeof(AlertPolicyService.AlertPolicyServiceBase)
            .GetMethod(nameof(AlertPolicyService.AlertPolicyServiceBase.GetAlertPolicy)));
        Assert.NotNull(
            typeof(OperationService.OperationsBase).GetMethod(nameof(OperationService.OperationsBase.GetOperation)));
    }

    private static IEnumerable<MessageDescriptor> Messages() => Files.SelectMany(file => file.MessageTypes)
        .SelectMany(WithNested);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(WithNested).Prepend(message);

    private static IEnumerable<EnumDescriptor> Enums() =>
        Files.SelectMany(file => file.EnumTypes).Concat(Messages().SelectMany(message => message.EnumTypes));

    private static string TypeOf(FieldDescriptor field, string scope) =>
        field.IsMap ? $"map<{Name(field.MessageType.Fields[1], scope)},{Name(field.MessageType.Fields[2], scope)}>"
        : field.IsRepeated ? $"repeated+{Name(field, scope)}"
        : Name(field, scope);

    private static string Name(FieldDescriptor field, string scope) => field.FieldType switch
    {
        FieldType.Message => Relative(field.MessageType.FullName, scope),
        FieldType.Enum => Relative(field.EnumType.FullName, scope),
        var type => type.ToString().ToLowerInvariant(),
    };

    // As a .proto file names a type: from the innermost scope that it shares with the one that uses it.
    private static string Relative(string type, string scope)
    {
        for (var outer = scope; outer.Contains('.', StringComparison.Ordinal); outer = outer[..outer.LastIndexOf('.')])
        {
            if (type.StartsWith(outer + ".", StringComparison.Ordinal) && outer.Length > "google.".Length
                && !IsRoot(outer))
            {
                return type[(outer.Length + 1)..];
            }
        }
        return type;
    }

    // "google.cloud" is a part of the packages' names, and no scope that their files open.
    private static bool IsRoot(string scope) =>
        scope is "google" or "google.cloud" or "google.cloud.aiplatform" or "google.monitoring";
}
