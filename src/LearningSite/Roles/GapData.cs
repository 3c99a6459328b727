using System.Text.Json;
using LearningSite.Files;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Projects;
using LearningSite.Skills;

namespace LearningSite.Roles;

/// <summary>
/// What a browser needs to find the gap between any two roles, as a file of its own; `docs/gaps.md` documents the shape:
/// <code>
/// {"v":1,
///  "roles":{"qa-engineer":{"title":"…","href":"/roles/qa-engineer/","kind":"start","skills":{"model-evaluation":1}}},
///  "skills":{"model-evaluation":{"title":"…","href":"/skills/model-evaluation/","lessons":["how-models-learn"]}},
///  "lessons":{"how-models-learn":{"title":"…","href":"/lessons/how-models-learn/","level":1,"minutes":20,
///             "skills":["model-evaluation"],"after":["ai-job-map"],"objectives":{"classify":"Classify ten problems …"}}},
///  "projects":{"churn-model-under-test":{"title":"…","href":"/projects/churn-model-under-test/","hours":"12–16","minutes":960}}}
/// </code>
/// </summary>
public static class GapData
{
    /// <summary>Without the link root.</summary>
    public const string Link = "/roles/gaps.json";

    public static string Write(Site site) => JsonText.Write(json =>
    {
        json.WriteNumber("v", 1);
        WriteRoles(json, site);
        WriteSkills(json, site);
        WriteLessons(json, site);
        WriteProjects(json, site);
    });

    private static void WriteRoles(Utf8JsonWriter json, Site site)
    {
        json.WriteStartObject("roles");
        foreach (var role in site.All<Role>())
        {
            WriteHead(json, role, site);
            json.WriteString("kind", role.IsTarget ? "target" : "start");
            json.WriteStartObject("skills");
            foreach (var (skill, level) in role.Skills.Where(s => site.Find(s.Skill) is not null)) json.WriteNumber(skill.Slug, level);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteSkills(Utf8JsonWriter json, Site site)
    {
        json.WriteStartObject("skills");
        foreach (var skill in site.All<Skill>())
        {
            WriteHead(json, skill, site);
            WriteList(json, "lessons", RoleGap.LessonsOf(skill, site).Select(l => l.Slug));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    // Lessons of no skill are there for those that build on them, and for plans.
    private static void WriteLessons(Utf8JsonWriter json, Site site)
    {
        json.WriteStartObject("lessons");
        foreach (var lesson in LessonOrder.WithPrerequisites(site.All<Skill>().SelectMany(s => RoleGap.LessonsOf(s, site)).Concat(site.All<Lesson>()), site))
        {
            WriteHead(json, lesson, site);
            json.WriteNumber("level", RoleGap.LevelOf(lesson));
            json.WriteNumber("minutes", lesson.Minutes);
            WriteList(json, "skills", lesson.Skills.Select(s => s.Slug));
            WriteList(json, "after", site.FindAll<Lesson>(lesson.Prerequisites).Select(l => l.Slug));
            json.WriteStartObject("objectives");
            foreach (var (id, sentence) in lesson.Objectives) json.WriteString(id, sentence);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    // What a plan can hold beside lessons; of a range of hours it counts the longest.
    private static void WriteProjects(Utf8JsonWriter json, Site site)
    {
        json.WriteStartObject("projects");
        foreach (var project in site.All<Project>())
        {
            WriteHead(json, project, site);
            json.WriteString("hours", project.Hours);
            json.WriteNumber("minutes", 60 * project.MostHours);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Documents.Document document, Site site)
    {
        json.WriteStartObject(document.Slug);
        json.WriteString("title", document.Title);
        json.WriteString("href", site.Href(document.Link));
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> slugs)
    {
        json.WriteStartArray(name);
        foreach (var slug in slugs) json.WriteStringValue(slug);
        json.WriteEndArray();
    }
}
