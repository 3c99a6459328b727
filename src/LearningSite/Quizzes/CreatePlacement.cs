using LearningSite.Diagnostics;
using LearningSite.Lessons;
using LearningSite.Rendering;
using LearningSite.TextPages;
using LearningSite.Tracks;

namespace LearningSite.Quizzes;

/// <summary>What the result of a placement quiz is shown with: the tracks, and of each the lessons whose objectives it asks for.</summary>
public static class CreatePlacement
{
    public static IReadOnlyList<PlacementTrack> Create(Quiz quiz, PageContext context)
    {
        var site = context.Site;
        var asked = context.Questions.Select(q => q.Objective?.Split('#')[0]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var tracks = TrackKind.Order(site, (site.FindByLink("/") as Home)?.Tracks ?? [])
            .Select(t => new PlacementTrack(context.LinkTo(t, meta: t.Slug), [.. site.FindAll<Lesson>(t.Lessons).Where(l => asked.Contains(l.Slug)).Select(l => context.LinkTo(l, meta: l.Slug))]))
            .Where(t => t.Lessons.Count > 0).ToList();
        if (tracks.Count == 0)
            context.Diagnostics.Add(new Diagnostic(Codes.PlacementWithoutTracks, $"the quiz `{quiz.Slug}` says where to begin, and none of its objectives belongs to a track", quiz.GetPlace(context.Diagnostics), null,
                "give its questions objectives of lessons that tracks list, or leave `placement` out"));
        return tracks;
    }
}
