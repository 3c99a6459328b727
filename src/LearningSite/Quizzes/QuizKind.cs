using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Planner;
using LearningSite.Questions;
using LearningSite.Questions.Yaml;
using LearningSite.Rendering;
using LearningSite.Roles;
using LearningSite.Tracks;

namespace LearningSite.Quizzes;

/// <summary>A quiz without its questions, which are read again when its page is made.</summary>
/// <param name="Pick">How many questions an attempt draws; null for all.</param>
/// <param name="Pass">Per cent.</param>
/// <param name="Negative">Per cent of a question's worth that a wrong answer loses.</param>
/// <param name="IsStrict">A partly right answer earns nothing.</param>
/// <param name="IsPlacement">The result says where to begin in each track.</param>
public sealed record Quiz(Header Header, IReadOnlyList<Reference> Covers, int Pass, int? Pick, bool IsShuffled, bool IsGraded, int Negative, bool IsStrict, bool IsPlacement, int QuestionCount) : Document(Header)
{
    public override IEnumerable<Reference> References => [.. base.References, .. Covers];
}

/// <summary>`quizzes/&lt;slug&gt;.yml`.</summary>
public sealed class QuizKind : IContentKind
{
    private const int MostTracks = 2;
    private static readonly Keys Keys = Keys.OfFile("quiz");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);
    private static readonly Key<IReadOnlyList<Reference>> Covers = Keys.References("covers", "lesson", "Lessons that the quiz is about.");
    private static readonly Key<int?> Pass = Keys.OptionalInteger("pass", 1, 100, "Per cent of the questions that must be right; 70 when absent.");
    private static readonly Key<int?> Pick = Keys.OptionalInteger("pick", 1, int.MaxValue, "How many questions an attempt draws from the list; all when absent.");
    private static readonly Key<bool> Shuffle = Keys.Boolean("shuffle", true, "`false` keeps the order of questions and options.");
    private static readonly Key<bool> Graded = Keys.Boolean("graded", true, "`false` shows no score.");
    private static readonly Key<int?> Negative = Keys.OptionalInteger("negative", 1, 100, "Per cent of a question’s worth that a wrong answer loses; nothing when absent.");
    private static readonly Key<string?> Scoring = Keys.OptionalChoice("scoring", ["partial", "strict"], "`strict` gives nothing for a partly right answer.");
    private static readonly Key<bool> Placement = Keys.Boolean("placement", false, "`true` makes a result that says with which lesson to begin in each track and which ones can be skipped.");
    private static readonly Key<IReadOnlyList<(YamlNode.Scalar Type, YamlNode.Scalar Count)>> Blueprint = Keys.Map("blueprint", new Shape.Choice(Question.Types), "How many questions of each type the quiz is meant to have; the build checks it.", new Shape.Integer(0));
    private static readonly Key<IReadOnlyList<Fields>> Questions = Keys.Groups("questions", QuestionKeys.Keys, "The questions, and groups of questions under a shared text.", isRequired: true, either: (QuestionKeys.Shared, QuestionKeys.Group));

    public string Name => "quiz";

    public string Place => "quizzes/<slug>.yml";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => relativePath.StartsWith("quizzes/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (context.ReadMapping(Keys) is { } fields) yield return ReadQuiz(fields, context);
    }

    private Quiz ReadQuiz(Fields fields, ParseContext context)
    {
        var slug = context.ReadSlug();
        var sizes = ReadYamlUnit.SizesOf(fields.Get(Questions));
        var quiz = new Quiz(context.ReadHeader(fields, Header, Name, slug, $"/quizzes/{slug}/"), fields.Get(Covers),
            fields.Get(Pass) ?? 70, fields.Get(Pick), fields.Get(Shuffle), fields.Get(Graded),
            fields.Get(Negative) ?? 0, fields.Get(Scoring) == "strict", fields.Get(Placement), sizes.Sum());
        if (quiz.Pick > quiz.QuestionCount)
            context.Diagnostics.Add(new Diagnostic(Codes.PickTooLarge, $"the quiz draws {quiz.Pick} questions and has {quiz.QuestionCount}", fields.PlaceOf(Pick), null, $"write a number up to {quiz.QuestionCount}"));
        else if (quiz.Pick is { } pick && !CanDraw(pick, sizes))
            context.Diagnostics.Add(new Diagnostic(Codes.PickSplitsGroup, $"no draw of whole groups has {DiagnosticReport.Count(pick, "question")}", fields.PlaceOf(Pick), null, "write another number, or change the size of a group"));
        fields.Get(Blueprint);
        fields.Close();
        return quiz;
    }

    // Sums that some of the groups make up.
    private static bool CanDraw(int pick, IReadOnlyList<int> sizes)
    {
        var sums = new HashSet<int> { 0 };
        foreach (var size in sizes) sums.UnionWith(sums.Select(s => s + size).Where(s => s <= pick).ToList());
        return sums.Contains(pick);
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var quizzes = site.All<Quiz>().ToList();
        foreach (var quiz in quizzes) yield return Page.Of(quiz, "quiz", context => CreateModel(quiz, context));
        if (quizzes.Count == 0) yield break;
        yield return IndexPages.Create("quizzes", context => IndexPages.Ungrouped(quizzes.Select(q => context.LinkTo(q, meta: context.Text.Get("questions", q.QuestionCount)))));
    }

    private static QuizPage CreateModel(Quiz quiz, PageContext context)
    {
        context.AddModule("quiz.js");
        var units = ReadUnits(quiz, context, out var source);
        var count = units.Sum(u => u.Questions.Count);
        var pick = quiz.Pick ?? count;
        var questionsHtml = RenderUnits(units, source, count, context);
        // It needs the objectives of the questions.
        var placement = quiz.IsPlacement ? CreatePlacement.Create(quiz, context) : [];
        return new QuizPage
        {
            Title = quiz.Title, Summary = quiz.Summary, Slug = quiz.Slug, Crumbs = context.CrumbsTo("/quizzes/", "nav.quizzes"), QuestionsHtml = questionsHtml,
            Pick = pick, Pass = quiz.Pass, IsShuffled = quiz.IsShuffled, IsGraded = quiz.IsGraded, IsScored = units.SelectMany(u => u.Questions).Any(q => q is not Question.Fit), Negative = quiz.Negative, FitRoles = FindRoles(units, source, context), Placement = placement,
            CompareHref = context.FindHref(CompareRoles.Link), PlannerHref = context.FindHref(CreatePlannerPage.Link),
            Covers = context.LinksTo(context.Site.FindAll<Document>(quiz.Covers)), Sources = context.SourcesOf(quiz), WriteThings = json => WriteThing(json, quiz, units, context),
            Docket =
            [
                new DocketCell("docket.questions", pick == count ? pick.ToString(CultureInfo.InvariantCulture) : context.Text.Get("docket.value.pool", pick, count)),
                .. quiz.IsGraded && !quiz.IsPlacement ? [new DocketCell("docket.passmark", quiz.Pass.ToString(CultureInfo.InvariantCulture) + "\u00A0%")] : Array.Empty<DocketCell>(),
            ],
        };
    }

    private static void WriteThing(System.Text.Json.Utf8JsonWriter json, Quiz quiz, IReadOnlyList<QuestionUnit> units, PageContext context)
    {
        StructuredData.WriteStart(json, "Quiz", quiz, context);
        json.WriteString("learningResourceType", "quiz");
        var objectives = units.SelectMany(u => u.Questions).Select(q => q.Head.Objective?.Split('#') is [var lesson, var id] ? context.Site.Find("lesson", lesson)?.Objectives.FirstOrDefault(o => o.Key == id).Value : null);
        StructuredData.WriteTexts(json, "assesses", objectives.OfType<string>().Distinct(StringComparer.Ordinal));
        json.WriteStartArray("about");
        foreach (var covered in context.Site.FindAll<Document>(quiz.Covers)) StructuredData.WriteNamed(json, "LearningResource", covered, context);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IReadOnlyList<QuestionUnit> ReadUnits(Quiz quiz, PageContext context, out SourceText source)
    {
        source = new SourceText(quiz.Source.DisplayPath, "");
        // Header findings were reported when the file was first read; this second reading only needs the questions.
        var repeated = new DiagnosticBag();
        if (quiz.Source.TryReadText(repeated) is not { } text || YamlReader.Read(text, repeated) is not YamlNode.Mapping mapping) return [];
        source = text;
        var fields = new Fields(mapping, text, repeated, Keys);
        var reader = new ReadYamlUnit(new YamlTexts(text, offset => context.CreateFragmentRenderer(quiz, text, offset), context.Diagnostics), quiz.IsStrict);
        var entries = fields.Get(Questions);
        var units = entries.Select(g => reader.Read(g.With(context.Diagnostics))).OfType<QuestionUnit>().ToList();
        context.HasUnreadQuestions = units.Sum(u => u.Questions.Count) < ReadYamlUnit.SizesOf(entries).Sum();
        context.AddAnchors(units.SelectMany(u => u.Questions).Select(q => "q-" + q.Id));
        CheckGroupIds(units, text, context.Diagnostics);
        if (!context.HasUnreadQuestions) CheckBlueprint(fields, [.. units.SelectMany(u => u.Questions)], text, context.Diagnostics);
        return units;
    }

    // A draw knows a group by its id. Two questions with one id are found among those of the whole site.
    private static void CheckGroupIds(IReadOnlyList<QuestionUnit> units, SourceText source, DiagnosticBag diagnostics)
    {
        var taken = units.SelectMany(u => u.Questions).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var group in units.Where(u => u.GroupId is not null && !taken.Add(u.GroupId)))
            diagnostics.Add(new Diagnostic(Codes.DuplicateQuestion, $"the id `{group.GroupId}` is used twice in this quiz", new Place(source, group.Span), "second time", "give the group another id"));
    }

    private static List<string> RenderUnits(IReadOnlyList<QuestionUnit> units, SourceText source, int count, PageContext context)
    {
        var number = 0;
        var html = new List<string>(units.Count);
        foreach (var unit in units)
        {
            var questions = unit.Questions.Select(q => context.RenderQuestion(q, source, ++number, count, lesson: null)).ToList();
            if (unit.GroupId is null) html.AddRange(questions);
            else html.Add(context.RenderPart("question-group", new QuestionGroupPart(unit.GroupId, unit.SharedHtml, questions)));
        }
        return html;
    }

    private static List<FitRole> FindRoles(IReadOnlyList<QuestionUnit> units, SourceText source, PageContext context)
    {
        var roles = new Dictionary<string, FitRole>(StringComparer.Ordinal);
        foreach (var (role, _) in units.SelectMany(u => u.Questions).OfType<Question.Fit>().SelectMany(f => f.Options).SelectMany(o => o.Fits))
        {
            if (context.Site.Find(role) is { } document) roles.TryAdd(role.Slug, new FitRole(context.LinkTo(document, meta: role.Slug), CreatePlannerPage.LinkTo(null, role.Slug, context), TracksOf(document, context)));
            else
                context.Diagnostics.Add(new Diagnostic(Codes.DeadReference, $"there is no role `{role.Slug}`", new Place(source, role.Span),
                    Spelling.DidYouMean(role.Slug, context.Site.Documents.Where(d => d.Kind == "role").Select(d => d.Slug)), "write the slug of a role"));
        }
        return [.. roles.Values];
    }

    // The tracks with most lessons for a role, and how many they are.
    private static IReadOnlyList<PageLink> TracksOf(Document document, PageContext context)
    {
        if (document is not Role role) return [];
        var needed = RoleGap.Between(null, role, context.Site).Lessons.Select(l => l.Slug).ToHashSet(StringComparer.Ordinal);
        return [.. context.Site.All<Track>().Select(t => (Track: t, Count: t.Lessons.Count(l => needed.Contains(l.Slug)))).Where(t => t.Count > 0)
            .OrderByDescending(t => t.Count).ThenBy(t => t.Track.Slug, StringComparer.Ordinal).Take(MostTracks)
            .Select(t => context.LinkTo(t.Track, meta: context.Text.Get("run.fit.track", t.Count, t.Track.Lessons.Count)))];
    }

    private static void CheckBlueprint(Fields fields, List<Question> questions, SourceText source, DiagnosticBag diagnostics)
    {
        foreach (var (type, planned) in fields.Get(Blueprint))
        {
            if (!Question.Types.Contains(type.Value))
                diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"there is no question type `{type.Value}`", new Place(source, type.Span), Spelling.DidYouMean(type.Value, Question.Types), $"the types are {string.Join(", ", Question.Types)}"));
            else if (questions.Count(q => q.Type == type.Value) is var count && planned.Value != count.ToString(CultureInfo.InvariantCulture))
                diagnostics.Add(new Diagnostic(Codes.BlueprintMismatch, $"the blueprint plans {planned.Value} questions of type {type.Value} and the quiz has {count}", new Place(source, planned.Span), null, "correct the blueprint, or the questions"));
        }
    }
}
