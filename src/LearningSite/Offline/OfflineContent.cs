using System.Text;
using LearningSite.Files;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Planner;
using LearningSite.Progress;
using LearningSite.Rendering;
using LearningSite.Review;
using LearningSite.Roles;
using LearningSite.Tracks;

namespace LearningSite.Offline;

/// <summary>A file that scripts load. It is made once, when somebody asks for it.</summary>
/// <param name="digest">Of the same bytes where they lie already; null makes the file to know.</param>
public sealed class DataFile(string link, Func<ReadOnlyMemory<byte>> create, Func<FileDigest?>? digest = null)
{
    private readonly Lazy<ReadOnlyMemory<byte>> bytes = new(create);

    public DataFile(string link, Func<string> create) : this(link, () => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(create())) { }

    public string Link { get; } = link;
    public ReadOnlyMemory<byte> Bytes => bytes.Value;
    public FileDigest Digest => digest?.Invoke() ?? FileDigest.Of(Bytes.Span);
}

/// <summary>
/// What the service worker has to know of a language to keep its pages, and to see which of them a new version of the site has changed:
/// <code>
/// {"files":{"/lessons/metrics/":{"title":"Metrics","size":31200,"hash":"9f86d081884c7d65"},"/roles/gaps.json":{"size":25031,"hash":"77e0f3a21c9d0b42"}},
///  "sets":{"/tracks/basics/":["/tracks/basics/","/lessons/metrics/","/quizzes/basics/"]},
///  "always":["/","/progress/","/progress/content.json"]}
/// </code>
/// </summary>
public static class OfflineContent
{
    public const string Link = CreateOfflinePage.Link + "content.json";

    /// <summary>The pages of a learner and their data: without a network they are wanted first.</summary>
    private static readonly string[] Always = ["/", CreateReviewPage.Link, CreateProgressPage.Link, ProgressContent.Link, CreatePlannerPage.Link, GapData.Link];

    // Nobody reads these to learn.
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal) { "404", "error", "coverage" };

    /// <param name="data">Files of the language that scripts load, by link.</param>
    public static string Write(Site site, IReadOnlyList<PageOutline> outlines, IReadOnlyList<DataFile> data)
    {
        var pages = outlines.Where(o => o.Digest is not null && !LeftOut.Contains(o.Page.Template)).OrderBy(o => o.Page.Link, StringComparer.Ordinal).ToList();
        var links = pages.Select(o => o.Page.Link).Concat(data.Select(d => d.Link)).ToHashSet(StringComparer.Ordinal);
        return JsonText.Write(json =>
        {
            json.WriteStartObject("files");
            foreach (var page in pages) WriteFile(json, site.Href(page.Page.Link), page.Title, page.Digest!);
            foreach (var file in data.OrderBy(d => d.Link, StringComparer.Ordinal)) WriteFile(json, site.Href(file.Link), null, file.Digest);
            var assets = site.Assets.All.ToDictionary(a => site.SharedHref(a.Link), StringComparer.Ordinal);
            foreach (var picture in pages.SelectMany(p => p.Pictures).Distinct().Order(StringComparer.Ordinal)) WriteFile(json, picture, null, FileDigest.Of(File.ReadAllBytes(assets[picture].Source.FullPath)));
            json.WriteEndObject();
            json.WriteStartObject("sets");
            var byLink = pages.ToDictionary(p => p.Page.Link, StringComparer.Ordinal);
            foreach (var track in site.All<Track>().OrderBy(t => t.Slug, StringComparer.Ordinal)) WriteSet(json, track, byLink, site);
            json.WriteEndObject();
            json.WriteStartArray("always");
            foreach (var link in Always.Where(links.Contains)) json.WriteStringValue(site.Href(link));
            json.WriteEndArray();
        });
    }

    private static void WriteFile(System.Text.Json.Utf8JsonWriter json, string href, string? title, FileDigest digest)
    {
        json.WriteStartObject(href);
        if (title is not null) json.WriteString("title", title);
        json.WriteNumber("size", digest.Size);
        json.WriteString("hash", digest.Hash);
        json.WriteEndObject();
    }

    private static void WriteSet(System.Text.Json.Utf8JsonWriter json, Track track, Dictionary<string, PageOutline> pages, Site site)
    {
        var own = new[] { track.Link }.Concat(site.FindAll<Lesson>(track.Lessons).Select(l => l.Link)).Append(site.Find(track.Quiz)?.Link ?? "").Where(pages.ContainsKey).ToList();
        json.WriteStartArray(site.Href(track.Link));
        foreach (var link in own) json.WriteStringValue(site.Href(link));
        foreach (var picture in own.SelectMany(l => pages[l].Pictures).Distinct().Order(StringComparer.Ordinal)) json.WriteStringValue(picture);
        json.WriteEndArray();
    }
}
