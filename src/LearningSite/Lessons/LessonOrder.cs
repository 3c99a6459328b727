using LearningSite.Linking;

namespace LearningSite.Lessons;

/// <summary>Lessons with what they build on in front of them; a cycle is reported elsewhere and must not hang here.</summary>
public static class LessonOrder
{
    /// <param name="isLeftOut">Lessons that nobody needs, whatever builds on them.</param>
    public static IReadOnlyList<Lesson> WithPrerequisites(IEnumerable<Lesson> lessons, Site site, Func<Lesson, bool>? isLeftOut = null)
    {
        var ordered = new List<Lesson>();
        var seen = new HashSet<Lesson>(ReferenceEqualityComparer.Instance);
        foreach (var lesson in lessons) Add(lesson);
        return ordered;

        void Add(Lesson lesson)
        {
            if (!seen.Add(lesson) || isLeftOut?.Invoke(lesson) == true) return;
            foreach (var prerequisite in site.FindAll<Lesson>(lesson.Prerequisites)) Add(prerequisite);
            ordered.Add(lesson);
        }
    }
}
