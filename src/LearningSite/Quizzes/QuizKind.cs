using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;
using LearningSite.Questions;
using LearningSite.Rendering;

namespace LearningSite.Quizzes;

/// <summary>A quiz without its questions, which are read again when its page is made.</summary>
/// <param name="Pick">How many questions an attempt draws; null for all.</param>
/// <param name="Pass">Per cent.</param>
public sealed record Quiz(Header Header, IReadOnlyList<Reference> Covers, int Pass, int? Pick, bool IsShuffled, bool IsGraded, int QuestionCount) : Document(Header)
{
    public override IEnumerable<Reference> References => [.. base.References, .. Covers];
}

/// <summary>`quizzes/&lt;slug&gt;.yml`.</summary>
public sealed class QuizKind : IContentKind
{
    public string Name => "quiz";

    public bool Owns(string relativePath) => relativePath.StartsWith("quizzes/", StringComparison.Ordinal) && relativePath.EndsWith(".yml", StringComparison.Ordinal);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        if (context.ReadMapping("quiz") is { } fields) yield return ReadQuiz(fields, context);
    }

    private Quiz ReadQuiz(Fields fields, ParseContext context)
    {
        var slug = context.ReadSlug();
        var questions = fields.Groups("questions", "question", isRequired: true);
        var quiz = new Quiz(context.ReadHeader(fields, Name, slug, $"/quizzes/{slug}/", isSummaryRequired: true), fields.References("covers", "lesson"),
            fields.OptionalInteger("pass", 1, 100) ?? 70, fields.OptionalInteger("pick", 1), fields.Boolean("shuffle", true), fields.Boolean("graded", true), questions.Count);
        if (quiz.Pick > questions.Count)
            context.Diagnostics.Add(new Diagnostic(Codes.PickTooLarge, $"the quiz draws {quiz.Pick} questions and has {questions.Count}", fields.PlaceOf("pick"), null, $"write a number up to {questions.Count}"));
        fields.Map("blueprint");
        fields.Close();
        return quiz;
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        var quizzes = site.All<Quiz>().ToList();
        foreach (var quiz in quizzes) yield return Page.Of(quiz, "quiz", context => CreateModel(quiz, context));
        if (quizzes.Count == 0) yield break;
        yield return Page.Index("/quizzes/", "index", context => new IndexPage
        {
            Title = context.Text.Get("index.quizzes.title"), Summary = context.Text.Get("index.quizzes.summary"), Crumbs = context.CrumbsTo(), Count = quizzes.Count,
            Groups = [new LinkGroup("all", "", [.. quizzes.Select(q => context.LinkTo(q, meta: context.Text.Get("questions", q.QuestionCount)))])],
        });
    }

    private static QuizPage CreateModel(Quiz quiz, PageContext context)
    {
        var questions = RenderQuestions(quiz, context);
        var pick = quiz.Pick ?? questions.Count;
        return new QuizPage
        {
            Title = quiz.Title, Summary = quiz.Summary, Slug = quiz.Slug, Crumbs = context.CrumbsTo("/quizzes/", "nav.quizzes"), QuestionsHtml = questions,
            Pick = pick, Pass = quiz.Pass, IsShuffled = quiz.IsShuffled, IsGraded = quiz.IsGraded,
            Covers = context.LinksTo(context.Site.FindAll<Document>(quiz.Covers)), Sources = context.SourcesOf(quiz),
            Docket =
            [
                new DocketCell("docket.questions", pick == questions.Count ? pick.ToString(CultureInfo.InvariantCulture) : context.Text.Get("docket.value.pool", pick, questions.Count)),
                .. quiz.IsGraded ? [new DocketCell("docket.passmark", quiz.Pass.ToString(CultureInfo.InvariantCulture) + "\u00A0%")] : Array.Empty<DocketCell>(),
            ],
        };
    }

    private static List<string> RenderQuestions(Quiz quiz, PageContext context)
    {
        // Header findings were reported when the file was first read; this second reading only needs the questions.
        var repeated = new DiagnosticBag();
        if (quiz.Source.TryReadText(repeated) is not { } source || YamlReader.Read(source, repeated) is not YamlNode.Mapping mapping) return [];
        var fields = new Fields(mapping, source, repeated, "quiz");
        var groups = fields.Groups("questions", "question");
        var reader = new ReadYamlQuestion(value => context.RenderFragment(quiz, source, value), context.Diagnostics);
        var questions = groups.Select(g => reader.Read(g.With(context.Diagnostics))).OfType<Question>().ToList();
        context.SetAnchors(questions.Select(q => "q-" + q.Id));
        CheckBlueprint(fields, questions, source, context.Diagnostics);
        return [.. questions.Select((q, i) => context.RenderQuestion(q, source, i + 1, questions.Count, lesson: null))];
    }

    private static void CheckBlueprint(Fields fields, List<Question> questions, SourceText source, DiagnosticBag diagnostics)
    {
        foreach (var (type, planned) in fields.Map("blueprint"))
        {
            var count = questions.Count(q => q.Type == type.Value);
            if (planned.Value != count.ToString(CultureInfo.InvariantCulture))
                diagnostics.Add(new Diagnostic(Codes.BlueprintMismatch, $"the blueprint plans {planned.Value} questions of type {type.Value} and the quiz has {count}", new Place(source, planned.Span), null, "correct the blueprint, or the questions"));
        }
    }
}
