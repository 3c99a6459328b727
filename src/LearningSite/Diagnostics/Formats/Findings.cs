using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearningSite.Diagnostics.Formats;

/// <summary>What a build found, for the formats that programs read.</summary>
/// <param name="Folder">The way from where the command runs to the site, such as `docs/`: programs look for the files from there. Empty when it is the same.</param>
/// <param name="ErrorPages">Address of the folder with a page for each code; null when the site publishes none.</param>
public sealed record Findings(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<(Diagnostic Diagnostic, Silence Silence)> Silenced, string Folder = "", string? ErrorPages = null)
{
    public string? PageOf(DiagnosticCode code) => ErrorPages is null ? null : $"{ErrorPages}{code.Id}/";

    /// <summary>JSON that people may have to read too: indented, and without escapes for letters.</summary>
    internal static void WriteJson(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) write(json);
        output.Write("\n"u8);
    }

    internal static string Word(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
