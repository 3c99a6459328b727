using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Quizzes;
using LearningSite.Rendering;

namespace LearningSite.Lessons;

/// <summary>`lessons/&lt;track&gt;/&lt;slug&gt;.md`.</summary>
public sealed class LessonKind : IContentKind
{
    /// <summary>More neighbours than this would make the pages of a long track grow with its square.</summary>
    private const int TrackWindow = 12;

    private static readonly Keys Keys = Keys.OfFile("lesson");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);
    private static readonly Key<string> Level = Keys.Choice("level", ["beginner", "intermediate", "advanced"], "How much the lesson presupposes.");
    private const int FewestMinutes = 5, MostMinutes = 120;
    private static readonly Key<int?> Minutes = Keys.OptionalInteger("minutes", 1, 600, "How long the lesson takes; counted from its text when absent.");
    private static readonly Key<IReadOnlyList<(YamlNode.Scalar Id, YamlNode.Scalar Sentence)>> Objectives = Keys.Map("objectives", new Shape.Slug(), "What the learner can do afterwards: an id that questions name, and a sentence that begins with a verb.");
    private static readonly Key<IReadOnlyList<Reference>> Prerequisites = Keys.References("prerequisites", "lesson", "Lessons to take first.");
    private static readonly Key<IReadOnlyList<Reference>> Skills = Keys.References("skills", "skill", "Skills that the lesson builds.");
    private static readonly Key<IReadOnlyList<Reference>> Roles = Keys.References("roles", "role", "Roles that need the lesson.");
    private static readonly Key<IReadOnlyList<Reference>> Tools = Keys.References("tools", "tool", "Tools that the lesson uses.");
    private static readonly Key<IReadOnlyList<Reference>> ConfusableWith = Keys.References("confusableWith", "lesson", "Lessons whose ideas learners take for those of this one; reviews mix their questions. One of the two names the other.");

    public string Name => "lesson";

    public string Place => "lessons/<track>/<slug>.md";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("lessons/", StringComparison.Ordinal) && relativePath.EndsWith(".md", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown(Keys);
        var slug = context.ReadSlug();
        var header = context.ReadHeader(fields, Header, Name, slug, $"/lessons/{slug}/", bodyStart);
        var objectives = fields.Get(Objectives);
        KeyValuePair<string, string>[] sentences = [.. objectives.Select(o => KeyValuePair.Create(o.Id.Value, o.Sentence.Value))];
        var body = context.Text.Text.AsSpan(Math.Min(bodyStart, context.Text.Text.Length));
        var words = ReadingTime.CountWords(body);
        var minutes = ReadingTime.Of(words, body);
        var lesson = new Lesson(header, context.File.Folder.Split('/') is [_, var track, ..] ? track : "", fields.Get(Level), fields.Get(Minutes) ?? minutes, sentences,
            fields.Get(Prerequisites), fields.Get(Skills), fields.Get(Roles), fields.Get(Tools)) { HasObjectives = fields.Has(Objectives), ConfusableWith = fields.Get(ConfusableWith) };
        fields.Close();
        CheckMinutes(fields, minutes, body.IndexOf("\n```", StringComparison.Ordinal) >= 0, header.Span, context);
        if (context.File.Locale is null)
            foreach (var (_, sentence) in objectives) ObjectiveVerbs.Check(sentence, context);
        foreach (var (id, _) in objectives) context.CheckSlug(id.Value, new Place(context.Text, id.Span), "objective id");
        return [lesson];
    }

    // Code takes longer to work through than its words, so a lesson with code may be given more time.
    private static void CheckMinutes(Fields fields, int computed, bool hasCode, TextSpan headerSpan, ParseContext context)
    {
        if (computed > MostMinutes)
            context.Diagnostics.Add(new Diagnostic(Codes.MinutesOff, $"the text takes about {DiagnosticReport.Count(computed, "minute")}", new Place(context.Text, headerSpan), null, $"make two lessons of it: nobody finishes one of more than {MostMinutes} in one sitting"));
        if (!int.TryParse(fields.OptionalText("minutes"), NumberStyles.None, CultureInfo.InvariantCulture, out var written)) return;
        if (written is < FewestMinutes or > MostMinutes)
        {
            context.Diagnostics.Add(new Diagnostic(Codes.MinutesOff, $"`minutes` is {written}", fields.PlaceOf(Minutes), null, $"a lesson takes {FewestMinutes} to {MostMinutes}: join it with another one, or make two of it"));
            return;
        }
        if (written >= computed * 0.7 && (written <= computed * 1.3 || hasCode)) return;
        context.Diagnostics.Add(new Diagnostic(Codes.MinutesOff, $"`minutes` is {written} and the text takes about {computed}", fields.PlaceOf(Minutes), null, "remove the line, so that the time is computed, or correct it"));
    }

    public void Validate(Site site, DiagnosticBag diagnostics)
    {
        var hasTracks = site.Documents.Any(d => d.Kind == "track");
        foreach (var lesson in site.All<Lesson>())
        {
            foreach (var itself in lesson.ConfusableWith.Where(r => r.Slug == lesson.Slug))
                diagnostics.Add(new Diagnostic(Codes.UnknownValue, "a lesson cannot be taken for itself", lesson.PlaceOf(itself.Span, diagnostics), null, "name the lesson whose ideas learners take for those of this one"));
            if (FindCycle(lesson, site) is { } cycle)
                diagnostics.Add(new Diagnostic(Codes.PrerequisiteCycle, "a lesson requires itself", lesson.PlaceOf(lesson.Prerequisites[0].Span, diagnostics), string.Join(" → ", cycle), "remove one of these prerequisites"));
            if (hasTracks && site.FindPlace(lesson) is null && !site.IsUnseen("track", lesson.Track)
                // It may be the one whose name is misspelt there.
                && site.Find("track", lesson.Track)?.Children.Any(c => site.Find(c.Kind, c.Slug) is null && !site.IsUnseen(c.Kind, c.Slug)) != true)
                diagnostics.Add(new Diagnostic(Codes.LessonWithoutTrack, $"no track lists the lesson `{lesson.Slug}`", lesson.GetPlace(diagnostics), null, $"add `- {lesson.Slug}` to `lessons:` of its track"));
        }
    }

    // The shortest way back to the lesson itself, in slugs; only its first lesson reports it, so that a cycle is one finding.
    private static List<string>? FindCycle(Lesson start, Site site)
    {
        if (start.Prerequisites.Count == 0) return null;
        var before = new Dictionary<Lesson, Lesson>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<Lesson>([start]);
        while (queue.TryDequeue(out var lesson))
            foreach (var next in site.FindAll<Lesson>(lesson.Prerequisites))
            {
                if (ReferenceEquals(next, start))
                {
                    var way = new List<string> { start.Slug };
                    for (var at = lesson; !ReferenceEquals(at, start); at = before[at]) way.Insert(0, at.Slug);
                    way.Insert(0, start.Slug);
                    return way.Skip(1).Any(s => string.CompareOrdinal(s, start.Slug) < 0) ? null : way;
                }
                if (before.TryAdd(next, lesson)) queue.Enqueue(next);
            }
        return null;
    }

    public IEnumerable<Page> CreatePages(Site site) => site.All<Lesson>().Select(lesson => Page.Of(lesson, "lesson", context => CreateModel(lesson, context)));

    private static void WriteThing(System.Text.Json.Utf8JsonWriter json, Lesson lesson, Document? track, PageContext context)
    {
        StructuredData.WriteStart(json, "LearningResource", lesson, context);
        json.WriteString("learningResourceType", "lesson");
        json.WriteString("educationalLevel", lesson.Level);
        json.WriteString("timeRequired", string.Create(CultureInfo.InvariantCulture, $"PT{lesson.Minutes}M"));
        StructuredData.WriteTexts(json, "teaches", lesson.Objectives.Select(o => o.Value));
        if (track is not null)
        {
            json.WritePropertyName("isPartOf");
            StructuredData.WriteNamed(json, "Course", track, context);
        }
        json.WriteEndObject();
    }

    private static PageModel CreateModel(Lesson lesson, PageContext context)
    {
        var site = context.Site;
        var body = context.RenderBody(lesson, new MarkupOptions(LinksTerms: true));
        context.AddModule("learn.js");
        var place = site.FindPlace(lesson);
        var track = place?.Parent;
        var siblings = track is null ? [] : track.Children;
        var index = place?.Index ?? 0;
        var first = siblings.Count <= 2 * TrackWindow ? 0 : Math.Clamp(index - TrackWindow, 0, siblings.Count - (2 * TrackWindow) - 1);
        var shown = siblings.Skip(first).Take(siblings.Count <= 2 * TrackWindow ? siblings.Count : (2 * TrackWindow) + 1);
        return new LessonPage
        {
            WriteThings = json => WriteThing(json, lesson, track, context),
            Title = lesson.Title,
            Summary = lesson.Summary,
            Slug = lesson.Slug,
            ProgressHref = context.FindHref("/progress/"),
            Crumbs = track is null ? context.CrumbsTo("/tracks/", "nav.learn") : [.. context.CrumbsTo("/tracks/", "nav.learn"), context.LinkTo(track)],
            Docket = CreateDocket(lesson, place, context),
            Sources = context.SourcesOf(lesson),
            Track = track is null ? null : context.LinkTo(track),
            TrackLessons = [.. site.FindAll<Lesson>(shown).Select(l => context.LinkTo(l, meta: l.Slug, isCurrent: ReferenceEquals(l, lesson)) with { Summary = null })],
            TrackPosition = index + 1,
            TrackCount = siblings.Count,
            IsTrackCut = siblings.Count > 2 * TrackWindow,
            Objectives = [.. lesson.Objectives.Select(o => o.Value)],
            Prerequisites = context.LinksTo(site.FindAll<Document>(lesson.Prerequisites)),
            Skills = context.LinksTo(site.FindAll<Document>(lesson.Skills)),
            Roles = context.LinksTo(site.FindAll<Document>(lesson.Roles)),
            Tools = context.LinksTo(site.FindAll<Document>(lesson.Tools)),
            Quizzes = context.LinksTo(site.ReferrersOf<Quiz>(lesson)),
            GuessesHtml = context.Guesses,
            Previous = index > 0 && site.Find(siblings[index - 1]) is { } previous ? context.LinkTo(previous) : null,
            Next = index + 1 < siblings.Count && site.Find(siblings[index + 1]) is { } next ? context.LinkTo(next) : null,
        }.WithBody(body);
    }

    private static List<DocketCell> CreateDocket(Lesson lesson, (Document Parent, int Index)? place, PageContext context)
    {
        var text = context.Text;
        var cells = new List<DocketCell>();
        if (place is { } p) cells.Add(new DocketCell("docket.lesson", text.Get("docket.value.position", p.Index + 1, p.Parent.Children.Count)));
        cells.Add(new DocketCell("docket.time", text.Get("minutes", lesson.Minutes)));
        cells.Add(new DocketCell("docket.level", text.Get("level." + lesson.Level)));
        if (context.FormatDate(lesson.Header.Updated) is { } date) cells.Add(new DocketCell("docket.updated", date));
        if (context.Questions.Count > 0) cells.Add(new DocketCell("docket.checks", context.Questions.Count.ToString(CultureInfo.InvariantCulture)));
        return cells;
    }
}
