using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Bridges;

/// <summary>Reads the front matter of a bridge.</summary>
public static class ReadBridge
{
    private static readonly string[] PageKinds = ["lesson", "project", "quiz", "skill"];

    public static Bridge Read(Fields fields, Header header, ParseContext context)
    {
        var (from, to) = ReadEnds(header.Slug, context);
        var timeline = fields.Group("timeline", isRequired: true);
        var bridge = new Bridge(header, from, to, ReadCarries(fields, "carriesOver"), ReadCarries(fields, "adapt"), fields.TextList("gaps", isRequired: true),
            [.. fields.Groups("steps", "step", isRequired: true).Select(s => ReadStep(s, context))], ReadTime(timeline, context), timeline?.OptionalText("note"),
            fields.OptionalReference("path", "path"), fields.OptionalReference("project", "project"), fields.OptionalReference("story", "story"));
        timeline?.Close();
        fields.Close();
        return bridge;
    }

    // qa-engineer--ml-engineer: slugs hold single hyphens only, so two of them part the roles.
    private static (Reference From, Reference To) ReadEnds(string slug, ParseContext context)
    {
        var at = slug.IndexOf("--", StringComparison.Ordinal);
        if (at < 0)
            context.Diagnostics.Add(new Diagnostic(Codes.InvalidSlug, $"the file name `{slug}` names one role", new Place(context.Text, default), null, "name the file `from--to.md` after two roles, such as `qa-engineer--ml-engineer.md`"));
        return at < 0 ? (new Reference("role", slug, default), new Reference("role", slug, default)) : (new Reference("role", slug[..at], default), new Reference("role", slug[(at + 2)..], default));
    }

    private static List<Carry> ReadCarries(Fields fields, string key)
    {
        var carries = new List<Carry>();
        foreach (var entry in fields.Groups(key, "practice", isRequired: true))
        {
            carries.Add(new Carry(entry.Text("have"), entry.Text("becomes"), entry.OptionalText("note")));
            entry.Close();
        }
        return carries;
    }

    private static BridgeTask ReadStep(Fields step, ParseContext context)
    {
        var pages = PageKinds.Select(kind => step.OptionalReference(kind, kind)).OfType<Reference>().ToList();
        if (pages.Count > 1)
            context.Diagnostics.Add(new Diagnostic(Codes.UnknownKey, "a step opens one page", new Place(context.Text, pages[1].Span), "a second one", "keep one of `lesson`, `project`, `quiz` and `skill`, or write two steps"));
        var task = new BridgeTask(step.Text("do"), step.OptionalText("why"), pages.Count > 0 ? pages[0] : null);
        step.Close();
        return task;
    }

    // Without evidence there is no time to read, so `min` and `max` are then unknown keys.
    private static BridgeTime? ReadTime(Fields? timeline, ParseContext context)
    {
        if (timeline is null) return null;
        var evidence = timeline.Reference("evidence", "source");
        if (evidence.Slug is "" or "none") return null;
        var (minimum, maximum) = (timeline.Integer("min", 1, 240), timeline.Integer("max", 1, 240));
        timeline.Choice("unit", ["month"]);
        if (minimum > maximum && maximum > 0)
            context.Diagnostics.Add(new Diagnostic(Codes.RangeInverted, $"`min` is {minimum} and `max` is {maximum}", timeline.PlaceOf("min"), null, "write the shorter time as `min`"));
        return new BridgeTime(minimum, maximum, evidence);
    }
}
