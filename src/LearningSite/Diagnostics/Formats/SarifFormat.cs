using System.Text.Json;

namespace LearningSite.Diagnostics.Formats;

/// <summary>
/// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code scanning reads. Rules that were broken are
/// described, silenced findings are results with a suppression.
/// </summary>
public static class SarifFormat
{
    public static void Write(Findings findings, Stream output) => Findings.WriteJson(output, json =>
    {
        IReadOnlyList<(Diagnostic Diagnostic, Silence? Silence)> results = [.. findings.Diagnostics.Select(d => (d, (Silence?)null)), .. findings.Silenced.Select(s => (s.Diagnostic, (Silence?)s.Silence))];
        var rules = results.Select(r => r.Diagnostic.Code).Distinct().OrderBy(c => c.Id, StringComparer.Ordinal).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules, findings);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var (diagnostic, silence) in results) WriteResult(json, diagnostic, silence, rules.IndexOf(diagnostic.Code), findings.Folder);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<DiagnosticCode> rules, Findings findings)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "LearningSite");
        json.WriteStartArray("rules");
        foreach (var rule in rules) WriteRule(json, rule, findings);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, DiagnosticCode rule, Findings findings)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        WriteMessage(json, "shortDescription", rule.Title);
        if (Explanation.Of(rule) is [var explanation, ..])
        {
            WriteMessage(json, "fullDescription", explanation.Why);
            if (explanation.Fix.Length > 0) WriteMessage(json, "help", explanation.Fix, isMarkdown: true);
        }
        if (findings.PageOf(rule) is { } page) json.WriteString("helpUri", page);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Findings.Word(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, Silence? silence, int rule, string folder)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Findings.Word(diagnostic.Severity));
        WriteMessage(json, "message", string.Join(". ", new[] { diagnostic.Message, diagnostic.Label, diagnostic.Help }.OfType<string>()));
        json.WriteStartArray("locations");
        WriteLocation(json, diagnostic.Place, null, folder);
        json.WriteEndArray();
        if (diagnostic.NotePlace is { } other)
        {
            json.WriteStartArray("relatedLocations");
            WriteLocation(json, other, diagnostic.Note, folder);
            json.WriteEndArray();
        }
        if (silence is not null) WriteSuppression(json, silence, folder);
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Silence silence, string folder)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "inSource");
        json.WriteString("justification", silence.Reason);
        json.WritePropertyName("location");
        WriteLocation(json, silence.Place, null, folder);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // A finding about the site as a whole has no place; code scanning refuses a result without one, so it gets the settings file.
    private static void WriteLocation(Utf8JsonWriter json, Place? place, string? note, string folder)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', (folder + (place?.Text.Path ?? "statiq.json")).Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        if (place is not null)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", place.Location.Line);
            json.WriteNumber("startColumn", place.Location.Column);
            json.WriteNumber("endLine", place.End.Line);
            json.WriteNumber("endColumn", place.End.Column);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (note is not null) WriteMessage(json, "message", note);
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string name, string text, bool isMarkdown = false)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        if (isMarkdown) json.WriteString("markdown", text);
        json.WriteEndObject();
    }
}
