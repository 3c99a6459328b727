using System.Text.Json;
using LearningSite.Files;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Questions;
using LearningSite.Quizzes;
using LearningSite.Rendering;

namespace LearningSite.Progress;

/// <summary>
/// What the progress page has to know of the site to make sense of a learner's records: one small file, the same bytes for the
/// same content.
/// <code>
/// {"lessons":{"metrics":{"title":"Metrics","href":"/lessons/metrics/","objectives":{"choose":"Choose a metric for a risk"},"confusable":["splits"]}},
///  "quizzes":{"basics":{"title":"Basics","href":"/quizzes/basics/","pass":70}},
///  "questions":{"fraud":{"in":"lesson:metrics","objective":"metrics#choose","stem":"Which metric fits?","version":"77e0f3a2"}},
///  "prompts":{"why":{"text":"Why?","href":"/lessons/metrics/#why"}}}
/// </code>
/// </summary>
public static class ProgressContent
{
    public const string Link = "/progress/content.json";

    // Some 300 bytes for a question, of which most lessons have three.
    private const int BytesOfPage = 1024;

    public static ReadOnlyMemory<byte> Write(Site site, IReadOnlyList<PageOutline> outlines) => JsonText.WriteBytes(json =>
    {
        json.WriteStartObject("lessons");
        foreach (var lesson in site.All<Lesson>().OrderBy(l => l.Slug, StringComparer.Ordinal)) WriteLesson(json, lesson, site);
        json.WriteEndObject();
        json.WriteStartObject("quizzes");
        foreach (var quiz in site.All<Quiz>().OrderBy(q => q.Slug, StringComparer.Ordinal)) WriteQuiz(json, quiz, site);
        json.WriteEndObject();
        json.WriteStartObject("questions");
        foreach (var (question, place) in QuestionsOf(outlines)) WriteQuestion(json, question, place);
        json.WriteEndObject();
        json.WriteStartObject("prompts");
        foreach (var (prompt, link) in outlines.SelectMany(o => o.Prompts.Select(p => new PlacedPrompt(p, o.Page.Link))).DistinctBy(p => p.Prompt.Id).OrderBy(p => p.Prompt.Id, StringComparer.Ordinal))
            WritePrompt(json, prompt, site.Href(link));
        json.WriteEndObject();
    }, expected: BytesOfPage * outlines.Count);

    // Records and no tuples: methods of the framework for tuples are compiled at run time.
    private sealed record PlacedPrompt(Prompt Prompt, string Link);
    private sealed record PlacedQuestion(QuestionUse Question, string Place);

    private static IEnumerable<PlacedQuestion> QuestionsOf(IReadOnlyList<PageOutline> outlines) =>
        outlines.Where(o => o.Page.Document is Lesson or Quiz)
            .SelectMany(o => o.Questions.Where(q => q.Type != "fit").Select(q => new PlacedQuestion(q, $"{o.Page.Document!.Kind}:{o.Page.Document.Slug}")))
            .DistinctBy(q => q.Question.Id).OrderBy(q => q.Question.Id, StringComparer.Ordinal);

    private static void WriteLesson(Utf8JsonWriter json, Lesson lesson, Site site)
    {
        json.WriteStartObject(lesson.Slug);
        json.WriteString("title", lesson.Title);
        json.WriteString("href", site.Href(lesson.Link));
        json.WriteStartObject("objectives");
        foreach (var (id, sentence) in lesson.Objectives) json.WriteString(id, sentence);
        json.WriteEndObject();
        WriteConfusable(json, lesson, site);
        json.WriteEndObject();
    }

    /// <summary>Whoever takes one for the other takes the other for the one, so it need be written once.</summary>
    private static void WriteConfusable(Utf8JsonWriter json, Lesson lesson, Site site)
    {
        if (lesson.ConfusableWith.Count == 0 && !site.ReferrersOf<Lesson>(lesson).Any(l => l.ConfusableWith.Count > 0)) return;
        var others = lesson.ConfusableWith.Select(r => r.Slug).Concat(site.ReferrersOf<Lesson>(lesson).Where(l => l.ConfusableWith.Any(r => r.Slug == lesson.Slug)).Select(l => l.Slug)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (others.Count == 0) return;
        json.WriteStartArray("confusable");
        foreach (var other in others) json.WriteStringValue(other);
        json.WriteEndArray();
    }

    private static void WriteQuiz(Utf8JsonWriter json, Quiz quiz, Site site)
    {
        json.WriteStartObject(quiz.Slug);
        json.WriteString("title", quiz.Title);
        json.WriteString("href", site.Href(quiz.Link));
        if (quiz.IsGraded) json.WriteNumber("pass", quiz.Pass);
        json.WriteEndObject();
    }

    private static void WriteQuestion(Utf8JsonWriter json, QuestionUse question, string place)
    {
        json.WriteStartObject(question.Id);
        json.WriteString("in", place);
        if (question.Objective is { } objective) json.WriteString("objective", objective);
        json.WriteString("stem", question.Stem);
        json.WriteString("version", question.Entry?.Meaning ?? "");
        json.WriteEndObject();
    }

    private static void WritePrompt(Utf8JsonWriter json, Prompt prompt, string page)
    {
        json.WriteStartObject(prompt.Id);
        json.WriteString("text", WordsOf(prompt));
        json.WriteString("href", page + "#" + prompt.Id);
        json.WriteEndObject();
    }

    /// <summary>Without the fences of the block.</summary>
    private static string WordsOf(Prompt prompt) =>
        string.Join(' ', prompt.Text.Split('\n').Where(l => !l.TrimStart().StartsWith(":::", StringComparison.Ordinal)).SelectMany(l => l.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)));
}
