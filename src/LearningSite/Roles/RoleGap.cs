using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Skills;
using LearningSite.TextPages;
using LearningSite.Tracks;

namespace LearningSite.Roles;

/// <summary>One skill of the target role: the level that the start role brings (0 for none), the level that is needed, and the lessons between.</summary>
public sealed record SkillGap(Skill Skill, int Have, int Need, IReadOnlyList<Lesson> Lessons)
{
    /// <summary>The text key of the verdict, as on a bridge.</summary>
    public string Verdict => Have >= Need ? "carries" : Have > 0 ? "adapt" : "new";
}

/// <summary>
/// What somebody in one role lacks for another, from what is checked when the site is linked: levels of roles, skills of lessons,
/// levels and prerequisites of lessons. Has no pages and no texts; `docs/gaps.md` explains the rule, and `theme/input/js/gaps.js`
/// repeats it for roles that a reader picks.
/// </summary>
/// <param name="Lessons">All that are left to learn, each once, prerequisites first.</param>
public sealed record RoleGap(IReadOnlyList<SkillGap> Skills, IReadOnlyList<Lesson> Lessons)
{
    private static readonly string[] LessonLevels = ["beginner", "intermediate", "advanced"];

    public int Minutes => Lessons.Sum(l => l.Minutes);

    /// <param name="from">Null for somebody who brings nothing.</param>
    public static RoleGap Between(Role? from, Role to, Site site)
    {
        var have = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (skill, level) in from?.Skills ?? []) have.TryAdd(skill.Slug, level);
        var skills = new List<SkillGap>();
        foreach (var (reference, need) in to.Skills)
            if (site.Find<Skill>(reference) is { } found) skills.Add(Between(found, have.GetValueOrDefault(found.Slug), need, site));
        var lessons = skills.SelectMany(s => s.Lessons);
        return new RoleGap(skills, LessonOrder.WithPrerequisites(lessons, site, l => IsBehind(l, have)));
    }

    /// <summary>From 1 to 3, like the levels of a skill.</summary>
    public static int LevelOf(Lesson lesson) => Array.IndexOf(LessonLevels, lesson.Level) + 1;

    /// <summary>Lessons that build a skill, in the order in which home lists the tracks; those of no track come last.</summary>
    public static IEnumerable<Lesson> LessonsOf(Skill skill, Site site)
    {
        var tracks = TrackKind.Order(site, site.All<Home>().FirstOrDefault()?.Tracks ?? []).ToList();
        return site.ReferrersOf<Lesson>(skill).OrderBy(l => site.FindPlace(l) is { } place ? tracks.FindIndex(t => ReferenceEquals(t, place.Parent)) : int.MaxValue)
            .ThenBy(l => site.FindPlace(l)?.Index).ThenBy(l => l.Slug, StringComparer.Ordinal);
    }

    // From the level that one has, because who is aware of a thing cannot do it yet, up to the level that is needed.
    private static SkillGap Between(Skill skill, int have, int need, Site site) =>
        new(skill, have, need, have >= need ? [] : [.. LessonsOf(skill, site).Where(l => LevelOf(l) >= have && LevelOf(l) <= need)]);

    // A prerequisite below the level that one has in all of its skills.
    private static bool IsBehind(Lesson lesson, Dictionary<string, int> have) =>
        lesson.Skills.Count > 0 && lesson.Skills.All(s => have.GetValueOrDefault(s.Slug) > LevelOf(lesson));
}
