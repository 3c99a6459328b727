using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests.Sites;

internal static class PageKinds
{
    // Where each kind lives. The first pattern that fits a link wins, so that /roles/compare/ is no role.
    private static readonly (string Kind, string Pattern)[] Places =
    [
        ("home", "^/$"), ("404", "^/404.html$"), ("search", "^/search/$"), ("topics", "^/topics/$"), ("progress", "^/progress/$"), ("planner", "^/planner/$"), ("review", "^/review/$"), ("offline", "^/offline/$"), ("glossary", "^/glossary/$"), ("sources", "^/sources/$"),
        ("tracks", "^/tracks/$"), ("track", "^/tracks/."), ("lesson", "^/lessons/."), ("path", "^/paths/."),
        ("roles", "^/roles/$"), ("compare", "^/roles/compare/$"), ("gap", "^/roles/gap/$"), ("role", "^/roles/."), ("skill", "^/skills/."), ("bridge", "^/bridges/."),
        ("salaries", "^/salaries/$"), ("page", "^/salaries/how-to-read/$"), ("salary", "^/salaries/."), ("quiz", "^/quizzes/."), ("interviews", "^/interview/$"), ("deck", "^/interview/deck/$"), ("interview", "^/interview/."),
        ("project", "^/projects/."), ("story", "^/stories/."), ("tools", "^/tools/$"), ("tool", "^/tools/."),
        ("index", "^/(paths|skills|bridges|quizzes|projects|stories)/$"), ("page", "^/[^/]+/$"),
    ];

    /// <summary>The longest page of each kind: it has the most that can go wrong.</summary>
    public static IEnumerable<(string Kind, string Link)> Find(IEnumerable<HtmlPage> pages)
    {
        var byKind = pages.ToLookup(page => Places.FirstOrDefault(place => Regex.IsMatch(page.Link, place.Pattern)).Kind);
        foreach (var kind in Places.Select(place => place.Kind).Distinct())
            yield return (kind, byKind[kind].MaxBy(page => page.Size)?.Link ?? throw new InvalidOperationException($"the bundled site has no page of the kind `{kind}`"));
    }
}
