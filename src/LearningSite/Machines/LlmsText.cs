using System.Text;
using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Rendering;
using LearningSite.Roles;
using LearningSite.Skills;
using LearningSite.Tracks;

namespace LearningSite.Machines;

/// <summary>`llms.txt`: what the site has for a language model, as https://llmstxt.org asks for it. Lessons lead to their Markdown.</summary>
public static class LlmsText
{
    public static string Write(Site site, IReadOnlyList<PageOutline> outlines, InterfaceText words)
    {
        var text = new StringBuilder().Append("# ").Append(site.Settings.SiteTitle).Append('\n');
        if (site.Settings.SiteDescription.Length > 0) text.Append("\n> ").Append(site.Settings.SiteDescription).Append('\n');
        text.Append('\n').Append(words.Get("llms.note")).Append('\n');
        var inTracks = new HashSet<Document>(ReferenceEqualityComparer.Instance);
        foreach (var track in site.All<Track>())
        {
            var lessons = site.FindAll<Lesson>(track.Lessons).ToList();
            inTracks.UnionWith(lessons);
            WriteList(text, track.Title, lessons, site);
        }
        WriteList(text, words.Get("kinds.lesson"), site.All<Lesson>().Where(l => !inTracks.Contains(l)), site);
        WriteList(text, words.Get("kinds.role"), site.All<Role>(), site);
        WriteList(text, words.Get("kinds.skill"), site.All<Skill>(), site);
        WriteList(text, words.Get("kinds.page"), outlines.Where(o => o.Page is { IsIndexed: true, Document.Kind: "page" }).Select(o => o.Page.Document!), site);
        if (site.Settings.GenerateApi)
            text.Append("\n## ").Append(words.Get("llms.data")).Append("\n\n- [").Append(words.Get("llms.index")).Append("](").Append(site.AbsoluteHref(Api.IndexLink)).Append(")\n");
        return text.ToString();
    }

    private static void WriteList(StringBuilder text, string title, IEnumerable<Document> documents, Site site)
    {
        var isFirst = true;
        foreach (var document in documents)
        {
            if (isFirst) text.Append("\n## ").Append(title).Append("\n\n");
            isFirst = false;
            text.Append("- [").Append(document.Title).Append("](").Append(site.AbsoluteHref(MarkdownCopy.LinkOf(document, site) ?? document.Link)).Append(')');
            if (document.Summary is { Length: > 0 } summary) text.Append(": ").Append(summary);
            text.Append('\n');
        }
    }
}
