using System.Text.Json;

namespace LearningSite.Diagnostics.Formats;

/// <summary>Our own JSON, for tools that want all of a finding. `docs/diagnostics-format.md` describes it, `docs/diagnostics.schema.json` defines it.</summary>
public static class JsonFormat
{
    /// <summary>Raised when a property goes or changes its meaning; a new property does not raise it.</summary>
    private const int Version = 1;

    public static void Write(Findings findings, Stream output) => Findings.WriteJson(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        WriteSummary(json, findings);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in findings.Diagnostics) WriteDiagnostic(json, diagnostic, null, findings);
        json.WriteEndArray();
        json.WriteStartArray("silenced");
        foreach (var (diagnostic, silence) in findings.Silenced) WriteDiagnostic(json, diagnostic, silence, findings);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteSummary(Utf8JsonWriter json, Findings findings)
    {
        var errors = findings.Diagnostics.Count(d => d.Severity == Severity.Error);
        json.WriteStartObject("summary");
        json.WriteNumber("errors", errors);
        json.WriteNumber("warnings", findings.Diagnostics.Count - errors);
        json.WriteNumber("silenced", findings.Silenced.Count);
        json.WriteNumber("files", findings.Diagnostics.Select(d => d.Place?.Text.Path).OfType<string>().Distinct().Count());
        json.WriteEndObject();
    }

    private static void WriteDiagnostic(Utf8JsonWriter json, Diagnostic diagnostic, Silence? silence, Findings findings)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code.Id);
        json.WriteString("severity", Findings.Word(diagnostic.Severity));
        json.WriteString("title", diagnostic.Code.Title);
        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Place is { } place) WritePlace(json, "place", place);
        if (diagnostic.Label is { } label) json.WriteString("label", label);
        if (diagnostic.Help is { } help) json.WriteString("help", help);
        if (diagnostic.Note is { } note) json.WriteString("note", note);
        if (diagnostic.NotePlace is { } other) WritePlace(json, "notePlace", other);
        if (findings.PageOf(diagnostic.Code) is { } link) json.WriteString("link", link);
        if (silence is not null)
        {
            json.WriteString("reason", silence.Reason);
            WritePlace(json, "silencedAt", silence.Place);
        }
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string name, Place place)
    {
        json.WriteStartObject(name);
        json.WriteString("file", place.Text.Path);
        WriteLocation(json, "start", place.Location);
        WriteLocation(json, "end", place.End);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, string name, Location location)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", location.Line);
        json.WriteNumber("column", location.Column);
        json.WriteEndObject();
    }
}
