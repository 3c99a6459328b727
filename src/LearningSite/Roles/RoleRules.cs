using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Linking;

namespace LearningSite.Roles;

/// <summary>Rules of roles that need other documents, or the language of the site.</summary>
public static partial class RoleRules
{
    public static void Check(Site site, DiagnosticBag diagnostics)
    {
        Mentions.CheckUnique(site.All<Role>().SelectMany(r => r.Aliases.Select((a, i) => new NameOfDocument(a, r, r.AliasSpans[i])).Prepend(new NameOfDocument(r.Title, r, r.Header.Span))), diagnostics);
        foreach (var role in site.All<Role>())
        {
            CheckAliases(role, site, diagnostics);
            if (site.Settings.Language.Split('-')[0] == "en") CheckEducation(role, diagnostics);
        }
    }

    // `QA Engineer` as another title of a lead leads to the page of the QA engineer all the same.
    private static void CheckAliases(Role role, Site site, DiagnosticBag diagnostics)
    {
        for (var i = 0; i < role.Aliases.Count; i++)
            if (site.FindByLink(Role.LinkOfAlias(role.Aliases[i])) is { } other && other != role && !other.Title.Equals(role.Aliases[i], StringComparison.OrdinalIgnoreCase))
                diagnostics.Add(new Diagnostic(Codes.AliasOfAnotherPage, $"the address of the alias `{role.Aliases[i]}` is the page of `{other.Slug}`", role.PlaceOf(role.AliasSpans[i], diagnostics), "leads there",
                    "remove the alias, or write the longer title that is meant", "that page is here", other.GetPlace(diagnostics)));
    }

    // Adverts list degrees that employers then waive, so a degree is a habit unless a law demands it.
    private static void CheckEducation(Role role, DiagnosticBag diagnostics)
    {
        if (role.Education is { } education && Demand().Match(education) is { Success: true } demand && !Law().IsMatch(education))
            diagnostics.Add(new Diagnostic(Codes.DegreeDemanded, $"`education` says `{demand.Value}`", role.PlaceOf(role.EducationSpan, diagnostics), null,
                "say what adverts often ask for, or name the law that demands it"));
    }

    [GeneratedRegex(@"\b(must|required|requires|mandatory|compulsory|obligatory)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Demand();

    [GeneratedRegex(@"\b(law|laws|licence|licensed|statute|regulation|regulations|not required|rarely required|never required)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Law();
}
