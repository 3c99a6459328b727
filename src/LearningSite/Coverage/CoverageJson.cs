using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningSite.Coverage;

/// <summary>The report for programs: the members of <see cref="CoverageReport"/> in camelCase.</summary>
[JsonSerializable(typeof(CoverageReport))]
public sealed partial class CoverageJson : JsonSerializerContext
{
    // Titles are read by people too; this text is no part of a page, so `’` needs no escape.
    private static readonly CoverageJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Create(CoverageReport report) => JsonSerializer.Serialize(report, Readable.CoverageReport);
}
