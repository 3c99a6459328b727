using LearningSite.Bridges;
using LearningSite.Figures;
using LearningSite.Glossary;
using LearningSite.Interview;
using LearningSite.Lessons;
using LearningSite.Paths;
using LearningSite.Projects;
using LearningSite.Quizzes;
using LearningSite.Redirects;
using LearningSite.Rendering;
using LearningSite.Roles;
using LearningSite.Salaries;
using LearningSite.Skills;
using LearningSite.Sources;
using LearningSite.Stories;
using LearningSite.TextPages;
using LearningSite.Tools;
using LearningSite.Tracks;

namespace LearningSite.Pipelines;

/// <summary>All kinds of content. A new kind is a folder and a line here.</summary>
public static class ContentKinds
{
    public static IReadOnlyList<IContentKind> Create(bool isPlainFolder) => isPlainFolder
        ? [new HomeKind(isPlainFolder), new TextPageKind(isPlainFolder)]
        :
        [
            new HomeKind(isPlainFolder), new TextPageKind(isPlainFolder),
            new TrackKind(), new PathKind(), new LessonKind(), new QuizKind(),
            new RoleKind(), new SkillKind(), new BridgeKind(), new SalaryKind(),
            new InterviewKind(), new ProjectKind(), new StoryKind(),
            new GlossaryKind(), new ToolKind(), new SourceKind(), new FigureKind(), new RedirectKind(),
        ];
}
