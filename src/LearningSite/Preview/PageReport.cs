using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Lessons;

namespace LearningSite.Preview;

/// <summary>What the author's bar and the report show on one page.</summary>
/// <param name="Report">The errors as printed, when the latest build failed.</param>
/// <param name="Source">The file of the page; null for a page that is made of others.</param>
/// <param name="Here">Findings in the files of the page.</param>
/// <param name="Left">How many findings are counted and not shown.</param>
public sealed record PageReport(string? Report, SourceLine? Source, LessonNumbers? Lesson, IReadOnlyList<ShownFinding> Here, IReadOnlyList<FileFindings> Elsewhere, int Errors, int Warnings, int Left)
{
    // A folder of ordinary Markdown may have thousands of warnings; a browser need not hold them all.
    private const int MostShown = 50;

    /// <param name="path">Of the page in the browser, decoded.</param>
    public static PageReport Create(PreviewSite site, string path)
    {
        var (documents, findings) = (site.FindDocuments(path), site.Findings.Value);
        var files = documents.Select(d => d.Source.DisplayPath).ToHashSet(StringComparer.Ordinal);
        var byPlace = findings.ToLookup(f => f.Place is { } place && files.Contains(place.Text.Path));
        var here = byPlace[true].Take(MostShown).ToList();
        var shown = byPlace[false].OrderByDescending(f => f.Severity).Take(MostShown - here.Count).ToHashSet();
        var hrefs = site.HrefsByFile;
        var source = documents.Count == 0 ? null : ReadSource(documents[0]);
        return new PageReport(site.Report, source is null ? null : SourceLine.Of(new Place(source, documents[0].Header.Span), site.Root),
            source is not null && documents[0] is Lesson lesson ? LessonNumbers.Of(lesson, source, site) : null,
            [.. here.Select(f => ShownFinding.Of(f, site.Root))],
            [.. byPlace[false].GroupBy(f => f.Place?.Text.Path ?? "").Select(g => new FileFindings(g.Key, hrefs[g.Key].FirstOrDefault(), g.Count(), [.. g.Where(shown.Contains).Select(f => ShownFinding.Of(f, site.Root))]))],
            findings.Count(f => f.Severity == Severity.Error), findings.Count(f => f.Severity == Severity.Warning), findings.Count - here.Count - shown.Count);
    }

    public string ToJson() => JsonSerializer.Serialize(this, PageReportJson.Default.PageReport);

    private static SourceText ReadSource(Document document)
    {
        try
        {
            return document.Source.TryReadText(new DiagnosticBag()) ?? new SourceText(document.Source.DisplayPath, "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Deleted, or just being saved: its name is still worth showing, and the next build is on its way.
            return new SourceText(document.Source.DisplayPath, "");
        }
    }
}

/// <summary>A place as `file:line` or `file:line:column`, and the link that opens it in Visual Studio Code.</summary>
public sealed record SourceLine(string Place, string Href)
{
    public static SourceLine Of(Place place, string root, bool hasColumn = false)
    {
        var (line, column) = place.Location;
        var at = string.Create(CultureInfo.InvariantCulture, $"{place.Text.Path}:{line}");
        var path = Path.GetFullPath(Path.Combine(root, place.Text.Path)).Replace('\\', '/').TrimStart('/');
        return new SourceLine(hasColumn ? string.Create(CultureInfo.InvariantCulture, $"{at}:{column}") : at,
            string.Create(CultureInfo.InvariantCulture, $"vscode://file/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}:{line}:{column}"));
    }
}

/// <summary>One finding with its frame.</summary>
public sealed record ShownFinding(bool IsError, string Path, SourceLine? Source, string Frame)
{
    public static ShownFinding Of(Diagnostic finding, string root) =>
        new(finding.Severity == Severity.Error, finding.Place?.Text.Path ?? "", finding.Place is { } place ? SourceLine.Of(place, root, hasColumn: true) : null, CodeFrame.Render(finding));
}

/// <summary>The findings of a file that the page is not made of; an empty path stands for the site as a whole.</summary>
public sealed record FileFindings(string Path, string? Href, int Count, IReadOnlyList<ShownFinding> Findings);

/// <summary>What an author of a lesson wants to know while writing.</summary>
public sealed record LessonNumbers(int Words, int Minutes, IReadOnlyList<CheckedObjective> Objectives)
{
    public static LessonNumbers Of(Lesson lesson, SourceText source, PreviewSite site) =>
        new(ReadingTime.CountWords(source.Text.AsSpan(Math.Min(lesson.Header.BodyStart, source.Text.Length))), lesson.Minutes,
            [.. lesson.Objectives.Select(o => new CheckedObjective(o.Key, site.CountChecks($"{lesson.Slug}#{o.Key}")))]);
}

/// <param name="Checks">Questions on the whole site that name it.</param>
public sealed record CheckedObjective(string Id, int Checks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageReport))]
internal sealed partial class PageReportJson : JsonSerializerContext;
