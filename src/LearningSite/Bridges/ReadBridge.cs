using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Bridges;

/// <summary>Reads the front matter of a bridge.</summary>
public static class ReadBridge
{
    private const string NoEvidence = "none";

    public static readonly Keys Keys = Keys.OfFile("bridge");
    public static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);

    private static readonly Keys PracticeKeys = new("practice");
    private static readonly Key<string> Have = PracticeKeys.Text("have", "What you do today.");
    private static readonly Key<string> Becomes = PracticeKeys.Text("becomes", "What it is called, or turns into, in the new role.");
    private static readonly Key<string?> Note = PracticeKeys.OptionalText("note", "What is easily overlooked.");

    private static readonly Keys StepKeys = new("step") { IsVariantOptional = true };
    private static readonly Key<string> Do = StepKeys.Text("do", "What to do, beginning with a verb.");
    private static readonly Key<string?> Why = StepKeys.OptionalText("why", "What the step is good for.");
    private static readonly Key<Reference?>[] Pages = [.. new[] { "lesson", "project", "quiz", "skill" }.Select(kind => StepKeys.OptionalReference(kind, kind, $"The {kind} that the step opens; a step opens one page at most."))];

    private static readonly Keys TimeKeys = new("timeline");
    private static readonly Key<Reference> Evidence = TimeKeys.Reference("evidence", "source", "The id of the source of the time, or `none`; without a source no time is named.");
    private static readonly Key<int> Minimum = TimeKeys.Integer("min", 1, 240, "The shortest time.");
    private static readonly Key<int> Maximum = TimeKeys.Integer("max", 1, 240, "The longest time.");
    private static readonly Key<string> Unit = TimeKeys.Choice("unit", ["month"], "What `min` and `max` count.");
    private static readonly Key<string?> TimeNote = TimeKeys.OptionalText("note", "Under which conditions the time holds, or why none is known.");

    private static readonly Key<IReadOnlyList<Fields>> CarriesOver = Keys.Groups("carriesOver", PracticeKeys, "What you can already do and will go on doing.", isRequired: true);
    private static readonly Key<IReadOnlyList<Fields>> Adapt = Keys.Groups("adapt", PracticeKeys, "What you do today and will do differently.", isRequired: true);
    private static readonly Key<IReadOnlyList<string>> Gaps = Keys.TextList("gaps", "What is new to you.", isRequired: true);
    private static readonly Key<IReadOnlyList<Fields>> Steps = Keys.Groups("steps", StepKeys, "What to do, in order.", isRequired: true);
    private static readonly Key<Fields?> Timeline = Keys.Group("timeline", TimeKeys, "How long the change takes, and who says so.", isRequired: true);
    private static readonly Key<Reference?> Path = Keys.OptionalReference("path", "path", "The learning path for this change.");
    private static readonly Key<Reference?> Project = Keys.OptionalReference("project", "project", "The project that shows the change is done.");
    private static readonly Key<Reference?> Story = Keys.OptionalReference("story", "story", "Somebody who made this change.");

    static ReadBridge()
    {
        foreach (var page in Pages) StepKeys.Variant(page);
        TimeKeys.Except(Evidence, NoEvidence, Minimum, Maximum, Unit);
    }

    public static Bridge Read(Fields fields, Header header, ParseContext context)
    {
        var (from, to) = ReadEnds(header.Slug, context);
        var timeline = fields.Get(Timeline);
        var bridge = new Bridge(header, from, to, ReadCarries(fields.Get(CarriesOver)), ReadCarries(fields.Get(Adapt)), fields.Get(Gaps),
            [.. fields.Get(Steps).Select(ReadStep)], ReadTime(timeline, context), timeline?.Get(TimeNote),
            fields.Get(Path), fields.Get(Project), fields.Get(Story));
        fields.Close();
        return bridge;
    }

    // qa-engineer--ml-engineer: slugs hold single hyphens only, so two of them part the roles.
    private static (Reference From, Reference To) ReadEnds(string slug, ParseContext context)
    {
        var at = slug.IndexOf("--", StringComparison.Ordinal);
        if (at < 0)
            context.Diagnostics.Add(new Diagnostic(Codes.InvalidSlug, $"the file name `{slug}` names one role", new Place(context.Text, default), null, "name the file `from--to.md` after two roles, such as `qa-engineer--ml-engineer.md`"));
        return at < 0 ? (new Reference("role", "", default), new Reference("role", "", default)) : (new Reference("role", slug[..at], default), new Reference("role", slug[(at + 2)..], default));
    }

    private static List<Carry> ReadCarries(IReadOnlyList<Fields> entries)
    {
        var carries = new List<Carry>();
        foreach (var entry in entries)
        {
            carries.Add(new Carry(entry.Get(Have), entry.Get(Becomes), entry.Get(Note)));
            entry.Close();
        }
        return carries;
    }

    private static BridgeTask ReadStep(Fields step)
    {
        var task = new BridgeTask(step.Get(Do), step.Get(Why), Pages.Select(step.Get).OfType<Reference>().FirstOrDefault());
        step.Close();
        return task;
    }

    // Without evidence there is no time to read, so `min` and `max` are then unknown keys.
    private static BridgeTime? ReadTime(Fields? timeline, ParseContext context)
    {
        if (timeline is null) return null;
        var evidence = timeline.Get(Evidence);
        var isKnown = evidence.Slug is not ("" or NoEvidence);
        timeline.Close();
        if (!isKnown) return null;
        var (minimum, maximum) = (timeline.Get(Minimum), timeline.Get(Maximum));
        timeline.Get(Unit);
        if (minimum > maximum && maximum > 0)
            context.Diagnostics.Add(new Diagnostic(Codes.RangeInverted, $"`min` is {minimum} and `max` is {maximum}", timeline.PlaceOf(Minimum), null, "write the shorter time as `min`"));
        return new BridgeTime(minimum, maximum, evidence);
    }
}
