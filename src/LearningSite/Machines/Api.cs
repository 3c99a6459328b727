using System.Globalization;
using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Glossary;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Questions;
using LearningSite.Rendering;
using LearningSite.Roles;
using LearningSite.Salaries;

namespace LearningSite.Machines;

/// <summary>
/// `/api/v1/*.json`: the content as data, one file for each collection and a schema beside it. Version 1 only grows: a key that is
/// there stays and keeps its meaning. A question has what is asked and never what is right.
/// </summary>
public static class Api
{
    private const string Folder = "/api/v1/";

    public const string IndexLink = Folder + "index.json";

    private static readonly string[] Names = ["lessons", "roles", "salaries", "questions", "terms"];

    public static IEnumerable<(string Link, Func<string> Create)> Create(Site site, IReadOnlyList<PageOutline> outlines)
    {
        yield return (IndexLink, () => JsonText.Write(json => WriteIndex(json, site)));
        yield return (LinkOf("lessons"), () => Collection("lessons", site, json => WriteAll(json, site.All<Lesson>(), l => WriteLesson(json, l, site))));
        yield return (LinkOf("roles"), () => Collection("roles", site, json => WriteAll(json, site.All<Role>(), r => WriteRole(json, r, site))));
        yield return (LinkOf("salaries"), () => Collection("salaries", site, json => SalaryFiles.WriteFigures(json, [.. site.All<Salary>().Where(s => !s.Header.IsDraft)], site)));
        yield return (LinkOf("questions"), () => Collection("questions", site, json => WriteQuestions(json, outlines, site)));
        yield return (LinkOf("terms"), () => Collection("terms", site, json => WriteAll(json, site.All<Term>(), t => WriteTerm(json, t, site))));
        foreach (var name in Names.Prepend("index")) yield return (SchemaOf(name), () => EmbeddedText.Read($"api/{name}.json"));
    }

    private static string LinkOf(string name) => $"{Folder}{name}.json";
    private static string SchemaOf(string name) => $"{Folder}schemas/{name}.json";

    private static string Collection(string name, Site site, Action<Utf8JsonWriter> writeItems) => JsonText.Write(json =>
    {
        json.WriteString("$schema", site.AbsoluteHref(SchemaOf(name)));
        json.WriteStartArray(name);
        writeItems(json);
        json.WriteEndArray();
    });

    private static void WriteIndex(Utf8JsonWriter json, Site site)
    {
        json.WriteString("$schema", site.AbsoluteHref(SchemaOf("index")));
        json.WriteString("title", site.Settings.SiteTitle);
        json.WriteString("url", site.AbsoluteHref("/"));
        json.WriteString("language", site.Settings.Language);
        json.WriteStartArray("collections");
        foreach (var name in Names)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("url", site.AbsoluteHref(LinkOf(name)));
            json.WriteString("schema", site.AbsoluteHref(SchemaOf(name)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLesson(Utf8JsonWriter json, Lesson lesson, Site site)
    {
        WriteHead(json, "slug", lesson, site);
        if (MarkdownCopy.LinkOf(lesson, site) is { } copy) json.WriteString("markdown", site.AbsoluteHref(copy));
        if (lesson.Track.Length > 0) json.WriteString("track", lesson.Track);
        json.WriteString("level", lesson.Level);
        json.WriteNumber("minutes", lesson.Minutes);
        json.WriteStartArray("objectives");
        foreach (var (id, sentence) in lesson.Objectives)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("text", sentence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteSlugs(json, "prerequisites", lesson.Prerequisites, site);
        WriteSlugs(json, "skills", lesson.Skills, site);
        WriteSlugs(json, "roles", lesson.Roles, site);
        WriteSlugs(json, "tools", lesson.Tools, site);
    }

    private static void WriteRole(Utf8JsonWriter json, Role role, Site site)
    {
        WriteHead(json, "slug", role, site);
        json.WriteString("kind", role.IsTarget ? "target" : "start");
        json.WriteString("family", role.Family);
        json.WriteString("mission", role.Mission);
        StructuredData.WriteTexts(json, "aliases", role.Aliases);
        StructuredData.WriteTexts(json, "responsibilities", role.Responsibilities);
        StructuredData.WriteTexts(json, "background", role.Background);
        if (role.Education is { } education) json.WriteString("education", education);
        if (role.Doctorate is { } doctorate) json.WriteString("doctorate", doctorate);
        StructuredData.WriteTexts(json, "ladder", role.Ladder);
        json.WriteStartArray("skills");
        foreach (var (skill, level) in role.Skills.Where(s => site.Find(s.Skill) is not null))
        {
            json.WriteStartObject();
            json.WriteString("skill", skill.Slug);
            json.WriteNumber("level", level);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteSlugs(json, "tools", role.Tools, site);
        json.WriteStartArray("related");
        foreach (var (other, why) in role.Related.Where(r => site.Find(r.Role) is not null))
        {
            json.WriteStartObject();
            json.WriteString("role", other.Slug);
            json.WriteString("why", why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTerm(Utf8JsonWriter json, Term term, Site site)
    {
        json.WriteString("id", term.Slug);
        json.WriteString("term", term.Title);
        json.WriteString("url", site.AbsoluteHref(term.Link));
        json.WriteString("group", term.Group);
        json.WriteString("short", term.Short);
        if (term.Example is { } example) json.WriteString("example", example);
        StructuredData.WriteTexts(json, "aliases", term.Aliases);
        WriteSlugs(json, "seeAlso", term.SeeAlso, site);
    }

    private static void WriteQuestions(Utf8JsonWriter json, IReadOnlyList<PageOutline> outlines, Site site)
    {
        foreach (var (question, page) in outlines.SelectMany(o => o.Questions.Select(q => (q, o.Page))).OrderBy(q => q.q.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", question.Id);
            json.WriteString("type", question.Type);
            json.WriteString("stem", question.Stem);
            json.WriteString("url", $"{site.AbsoluteHref(page.Link)}#q-{question.Id}");
            if (question.Objective is { } objective) json.WriteString("objective", objective);
            StructuredData.WriteTexts(json, "choices", question.Choices);
            json.WriteEndObject();
        }
    }

    private static void WriteHead(Utf8JsonWriter json, string key, Document document, Site site)
    {
        json.WriteString(key, document.Slug);
        json.WriteString("title", document.Title);
        if (document.Summary is { Length: > 0 } summary) json.WriteString("summary", summary);
        json.WriteString("url", site.AbsoluteHref(document.Link));
        if (document.Header.Updated is { } updated) json.WriteString("updated", updated.ToString("O", CultureInfo.InvariantCulture));
    }

    private static void WriteAll<T>(Utf8JsonWriter json, IEnumerable<T> documents, Action<T> write) where T : Document
    {
        foreach (var document in documents.OrderBy(d => d.Slug, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            write(document);
            json.WriteEndObject();
        }
    }

    // A draft is not there.
    private static void WriteSlugs(Utf8JsonWriter json, string name, IEnumerable<Reference> references, Site site) =>
        StructuredData.WriteTexts(json, name, references.Where(r => site.Find(r) is not null).Select(r => r.Slug));
}
