using System.Globalization;

namespace LearningSite.Scaffolds;

/// <summary>All kinds that `new` writes into a site; `new site` makes the site itself.</summary>
public static class ContentScaffolds
{
    private static readonly Need Title = new("title", "Title, 70 characters at most?");
    private static readonly Need Track = Choose("track", "Which track does it belong to?", "tracks", "track");
    private static readonly Need Lesson = Choose("lesson", "Which lesson does it check?", "lessons", "lesson");
    private static readonly Need Stem = new("stem", "What do you ask?");
    private static readonly Need Group = new("group", "Which group does it belong to? A new name makes a new group.");

    public static readonly IReadOnlyList<Scaffold> All =
    [
        new("lesson", "A lesson, at the end of its track", [Title, Track], (answers, write) =>
            write.Add($"lessons/{answers["track"]}/{answers.Slug}.md", "lesson.md", answers.With(("id", write.Site.CreateId(answers.Slug + "-check"))))
            && write.Insert(write.Site.Find("tracks", answers["track"])!, "lessons", answers.Slug)),
        new("track", "A track without lessons", [Title], (answers, write) => write.Add($"tracks/{answers.Slug}.yml", "track.yml", answers.With())),
        new("role", "A role that people want to reach, or one that they come from", [Title, new("kind", "A role to reach, or one to start from?", _ => ["target", "start"]) { Default = "target" }],
            (answers, write) => write.Add($"roles/{answers.Slug}.md", $"role-{answers["kind"]}.md", answers.With())),
        new("skill", "A skill", [Title], (answers, write) => write.Add($"skills/{answers.Slug}.md", "skill.md", answers.With())),
        new("bridge", "A way from one role to another", [Choose("from", "From which role?", "roles", "role"), Choose("to", "To which role?", "roles", "role"), Title],
            (answers, write) => write.Add($"bridges/{answers["from"]}--{answers["to"]}.md", "bridge.md", answers.With())),
        new("quiz", "A quiz with a first question", [Title, Lesson, Stem], (answers, write) => WithObjective(answers, write, values => write.Add($"quizzes/{answers.Slug}.yml", "quiz.yml", values))),
        new("question", "A question at the end of a lesson, or of a quiz", [Lesson, Stem, new("quiz", "Into which quiz? Nothing puts it into the lesson.") { Default = "" }], CreateQuestion),
        new("interview", "A question of a job interview", [Title], (answers, write) => write.Add($"interview/{answers.Slug}.md", "interview.md", answers.With())),
        new("term", "A term of the glossary", [new("title", "The term?"), new("short", "What does it mean, in a sentence?"), Group],
            (answers, write) => AddToGroup("glossary", "terms", "term.yml", answers, write)),
        new("tool", "A tool", [new("title", "The name of the tool?"), new("purpose", "What is it for, in a sentence?"), new("licence", "Under which licence?"), Group],
            (answers, write) => AddToGroup("tools", "tools", "tool.yml", answers, write)),
    ];

    private static Need Choose(string name, string question, string folder, string madeBy) => new(name, question, site => site.Slugs(folder)) { MadeBy = madeBy };

    private static bool CreateQuestion(Answers answers, WriteScaffold write)
    {
        var (lesson, quiz) = (answers["lesson"], answers["quiz"]);
        if (quiz.Length == 0) return WithObjective(answers, write, values => write.Append(write.Site.Find("lessons", lesson)!, FillTemplate.Fill("question.md", values)));
        if (write.Site.Find("quizzes", quiz) is not { } path) return write.Fail($"there is no quiz `{quiz}`", "write the name of a file in `quizzes/`, or make it with `new quiz`");
        return WithObjective(answers, write, values => write.Insert(path, "questions", FillTemplate.Fill("question.yml", values), source => InsertEntry.RaiseCount(source, "blueprint", "single")));
    }

    // A question that serves no objective is a finding, so the first one of the lesson is put in.
    private static bool WithObjective(Answers answers, WriteScaffold write, Func<Dictionary<string, string>, bool> create) =>
        write.Site.FindObjective(answers["lesson"]) is { } objective
            ? create(answers.With(("objective", objective), ("id", write.Site.CreateId(answers["lesson"] + "-check"))))
            : write.Fail($"the lesson `{answers["lesson"]}` has no objectives", "write what a learner can do afterwards under `objectives:`");

    private static bool AddToGroup(string folder, string key, string template, Answers answers, WriteScaffold write)
    {
        var entry = FillTemplate.Fill(template, answers.With());
        if (write.Site.Find(folder, answers["group"]) is { } path) return write.Insert(path, key, entry);
        var title = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(answers["group"][..1]) + answers["group"][1..].Replace('-', ' ');
        return write.AddAt(write.Site.Combine($"{folder}/{answers["group"]}.yml"),
            $"title: {title}\n{key}:\n  - {entry.TrimEnd('\n').Replace("\n", "\n    ", StringComparison.Ordinal)}\n");
    }
}
