using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;

namespace LearningSite.Paths;

/// <summary>A prerequisite that a path leaves out is inserted; one that it names too late would be moved against the author's word.</summary>
public static class StepOrder
{
    public static void Check(LearningPath path, Site site, DiagnosticBag diagnostics)
    {
        var later = new Dictionary<Lesson, Reference>(ReferenceEqualityComparer.Instance);
        foreach (var step in path.Steps.Reverse())
        {
            if (site.Find<Lesson>(step) is not { } lesson) continue;
            foreach (var required in RequiredBy(lesson, site))
                if (required != lesson && later.TryGetValue(required, out var late))
                    diagnostics.Add(new Diagnostic(Codes.PrerequisiteLater, $"`{lesson.Slug}` requires `{required.Slug}`, which comes later in this path", path.PlaceOf(step.Span, diagnostics), null,
                        $"name `{required.Slug}` first", "it comes here", path.PlaceOf(late.Span, diagnostics)));
            later.TryAdd(lesson, step);
        }
    }

    private static HashSet<Lesson> RequiredBy(Lesson lesson, Site site)
    {
        var found = new HashSet<Lesson>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<Lesson>([lesson]);
        while (queue.TryDequeue(out var next))
            foreach (var required in site.FindAll<Lesson>(next.Prerequisites))
                if (found.Add(required)) queue.Enqueue(required);
        return found;
    }
}
