using System.Globalization;
using LearningSite.Linking;

namespace LearningSite.Machines;

/// <summary>Tells who finds a hole where to report it: https://www.rfc-editor.org/rfc/rfc9116.</summary>
public static class SecurityText
{
    public const string Link = "/.well-known/security.txt";

    // Of a site that nobody builds any more, nobody may read the reports: half a year after its last build the file says so.
    private const int MonthsValid = 7;

    public static string Write(Site site)
    {
        var expires = site.Today.AddDays(1 - site.Today.Day).AddMonths(MonthsValid).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"""
            # Content is data: no page of this site may run code that its author wrote, load anything from another host,
            # or send anywhere what a reader does. Whatever breaks that rule is a hole, and so is what lets it be broken.
            Contact: {site.Settings.SecurityContact}
            Expires: {expires}T00:00:00Z
            Canonical: {site.AbsoluteHref(Link)}

            """.ReplaceLineEndings("\n");
    }
}
