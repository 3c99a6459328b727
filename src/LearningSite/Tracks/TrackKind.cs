using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Tracks;

/// <summary>A track: lessons in the order in which they build on each other. This list is the only place of the order.</summary>
public sealed record Track(Header Header, string Promise, IReadOnlyList<Reference> Lessons, Reference? Quiz) : Document(Header)
{
    public override IReadOnlyList<Reference> Children => Lessons;
    public override IEnumerable<Reference> References => [.. base.References, .. Lessons, .. Quiz is { } quiz ? [quiz] : Array.Empty<Reference>()];
}

/// <summary>`tracks/&lt;slug&gt;.yml`.</summary>
public sealed class TrackKind : IContentKind
{
    private static readonly Keys Keys = Keys.OfFile("track");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys);
    private static readonly Key<string> Promise = Keys.Text("promise", "What somebody can do after the last lesson, in one sentence.");
    private static readonly Key<IReadOnlyList<Reference>> Lessons = Keys.References("lessons", "lesson", "The lessons in the order in which they build on each other.", isRequired: true);
    private static readonly Key<Reference?> Quiz = Keys.OptionalReference("quiz", "quiz", "The quiz at the end of the track.");

    public string Name => "track";

    public string Place => "tracks/<slug>.yml";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("tracks/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (context.ReadMapping(Keys) is not { } fields) yield break;
        var slug = context.ReadSlug();
        var header = context.ReadHeader(fields, Header, Name, slug, $"/tracks/{slug}/");
        var promise = fields.Get(Promise);
        var track = new Track(header with { Summary = header.Summary ?? promise }, promise, fields.Get(Lessons), fields.Get(Quiz));
        fields.Close();
        yield return track;
    }

    public void Validate(Site site, DiagnosticBag diagnostics)
    {
        TeachingOrder.Check(site, diagnostics);
        foreach (var track in site.All<Track>().Where(t => t.Quiz is null && !t.Header.IsDraft && !site.Unread.Any(u => u.Kind == "quiz")))
            diagnostics.Add(new Diagnostic(Codes.CountOutOfRange, "the track has no quiz", track.GetPlace(diagnostics), null, "name one under `quiz:`, so that learners see what they can do at its end; `new quiz` makes one"));
        foreach (var track in site.All<Track>())
            foreach (var reference in track.Lessons)
                if (site.Find<Lesson>(reference) is { } lesson && lesson.Track != track.Slug)
                    diagnostics.Add(new Diagnostic(Codes.LessonInWrongTrack, $"the lesson `{lesson.Slug}` lies in the folder of the track `{lesson.Track}`", track.PlaceOf(reference.Span, diagnostics), null,
                        $"move the file to `lessons/{track.Slug}/`, or list it in `tracks/{lesson.Track}.yml`"));
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var tracks = Order(site, site.All<TextPages.Home>().FirstOrDefault()?.Tracks ?? []).ToList();
        foreach (var track in tracks) yield return Page.Of(track, "track", context => CreateModel(track, context));
        if (tracks.Count > 0) yield return Page.Index("/tracks/", "tracks", context => new TracksPage { Title = context.Text.Get("index.tracks.title"), Summary = context.Text.Get("index.tracks.summary"), Crumbs = context.CrumbsTo(), Tracks = [.. tracks.Select(t => Summarise(t, context))] });
    }

    private static TrackPage CreateModel(Track track, PageContext context)
    {
        var summary = Summarise(track, context);
        return new TrackPage
        {
            Title = track.Title, Summary = track.Promise, Crumbs = context.CrumbsTo("/tracks/", "nav.learn"), Lessons = summary.Lessons, PrintHref = context.AssetHref("print-lessons.js"),
            Quiz = context.Site.Find(track.Quiz) is { } quiz ? context.LinkTo(quiz) : null,
            Docket = [new DocketCell("docket.lessons", summary.Lessons.Count.ToString(CultureInfo.InvariantCulture)), new DocketCell("docket.time", summary.Duration)],
            Sources = context.SourcesOf(track), WriteThings = json => WriteCourse(json, track, context),
        };
    }

    private static void WriteCourse(System.Text.Json.Utf8JsonWriter json, Track track, PageContext context)
    {
        StructuredData.WriteStart(json, "Course", track, context);
        json.WriteStartObject("provider");
        json.WriteString("@type", "Organization");
        json.WriteString("name", context.Site.Settings.SiteTitle);
        json.WriteString("url", context.Site.AbsoluteHref("/"));
        json.WriteEndObject();
        json.WriteStartArray("hasPart");
        foreach (var lesson in context.Site.FindAll<Lesson>(track.Lessons)) StructuredData.WriteNamed(json, "LearningResource", lesson, context);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Tracks as the home page orders them, then the others.</summary>
    public static IEnumerable<Track> Order(Site site, IEnumerable<Reference> order) => site.FindAll<Track>(order).Concat(site.All<Track>()).Distinct();

    /// <summary>The track with its lessons and how long they take, as home and the list of tracks show it.</summary>
    public static TrackSummary Summarise(Track track, PageContext context)
    {
        var lessons = context.Site.FindAll<Lesson>(track.Lessons).Select(l => ToStep(l, context) with { TrackTitle = null }).ToList();
        return new TrackSummary(context.Site.Href(track.Link), track.Title, track.Promise, context.Text.Duration(lessons.Sum(l => l.Minutes)), lessons) { Lang = context.ForeignLanguageOf(track) };
    }

    public static LessonStep ToStep(Lesson lesson, PageContext context, bool isInserted = false) =>
        new(lesson.Slug, context.Site.Href(lesson.Link), lesson.Title, lesson.Summary, lesson.Minutes, isInserted, context.Site.FindPlace(lesson)?.Parent.Title) { Lang = context.ForeignLanguageOf(lesson) };
}
