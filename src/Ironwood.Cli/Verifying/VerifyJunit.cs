using System.Xml;
using Ironwood.Operations.Verification;

namespace Ironwood.Cli.Verifying;

/// <summary>
/// A verification as CI systems read test results: one test case per check, with the elements and attributes that all
/// readers of JUnit's XML understand.
/// </summary>
internal static class VerifyJunit
{
    private const string Suite = "ironwood verify";

    public static string Of(VerificationReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        // The declaration says UTF-8, the encoding of the file, not of the string.
        text.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(
            text, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            Totals(xml, Suite, report);
            xml.WriteStartElement("testsuite");
            Totals(xml, $"{report.Project} {report.Environment}", report);
            xml.WriteAttributeString("skipped", Number(report.Count(CheckStatus.Skip)));
            foreach (var result in report.Results)
            {
                Case(xml, result);
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return text + "\n";
    }

    private static void Totals(XmlWriter xml, string name, VerificationReport report)
    {
        xml.WriteAttributeString("name", Text(name));
        xml.WriteAttributeString("tests", Number(report.Results.Length));
        xml.WriteAttributeString("failures", Number(report.Count(CheckStatus.Fail)));
        xml.WriteAttributeString("errors", Number(report.Count(CheckStatus.NotAsked)));
    }

    private static void Case(XmlWriter xml, VerificationResult result)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "ironwood.verify");
        xml.WriteAttributeString("name", Text(result.Id));
        switch (result.Status)
        {
            case CheckStatus.Fail:
                Outcome(xml, "failure", result, "fail", result.Evidence
                    .Where(each => !each.Holds)
                    .Select(each => $"{each.Subject}: {each.Seen} (expected: {each.Expected})"));
                break;
            case CheckStatus.NotAsked:
                string[] lines = result.Problem?.Fix is { } fix ? [$"fix: {fix}"] : [];
                Outcome(xml, "error", result, result.Problem?.Code ?? "", lines);
                break;
            case CheckStatus.Skip:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Text(result.Summary));
                xml.WriteEndElement();
                break;
        }
        xml.WriteElementString("system-out", Text(string.Join('\n', [result.Title, .. result.Commands])));
        xml.WriteEndElement();
    }

    private static void Outcome(
        XmlWriter xml, string element, VerificationResult result, string type, IEnumerable<string> lines)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Text(result.Summary));
        xml.WriteAttributeString("type", type);
        xml.WriteString(Text(string.Join('\n', lines)));
        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A server's name may contain characters that XML 1.0 does not allow.
    private static string Text(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isAllowed = rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(isAllowed ? rune.ToString() : "\uFFFD");
        }
        return clean.ToString();
    }
}
