using LearningSite.Bridges;
using LearningSite.Rendering;
using LearningSite.Salaries;
using LearningSite.Tracks;

namespace LearningSite.TextPages;

/// <summary>`page.hbs`: about, method, privacy … and every page of a plain folder. <c>Siblings</c> is the folder's navigation.</summary>
public sealed record TextPage : PageModel
{
    public IReadOnlyList<PageLink> Siblings { get; init; } = [];
    public string SiblingsTitle { get; init; } = "";
    public PageLink? Previous { get; init; }
    public PageLink? Next { get; init; }
    public string? Updated { get; init; }
    /// <summary>True on the privacy page, which has the button that erases everything.</summary>
    public bool HasEraseButton { get; init; }
}

/// <summary>`home.hbs`: three ways in; every part is left out when the site has no such content.</summary>
public sealed record HomePage : PageModel
{
    public string? Kicker { get; init; }
    /// <summary>A role, a path and a quiz to begin with; empty unless the site has all three.</summary>
    public IReadOnlyList<PageLink> Ways { get; init; } = [];
    /// <summary>What is due for somebody who has learned here before; null for a site without lessons.</summary>
    public TodayLinks? Today { get; init; }
    public PageLink? Start { get; init; }
    public PageLink? Bridge { get; init; }
    public string BridgeName { get; init; } = "";
    public IReadOnlyList<Carry> CarriesOver { get; init; } = [];
    public IReadOnlyList<Carry> Adapt { get; init; } = [];
    public IReadOnlyList<string> Gaps { get; init; } = [];
    public IReadOnlyList<TrackSummary> Tracks { get; init; } = [];
    public IReadOnlyList<PageLink> StartRoles { get; init; } = [];
    public IReadOnlyList<PageLink> Paths { get; init; } = [];
    public IReadOnlyList<PageLink> TargetRoles { get; init; } = [];
    /// <summary>The page of all roles, when not all of them are shown.</summary>
    public string? RolesHref { get; init; }
    public LongList<PageLink>? Quizzes { get; init; }
    public SalaryChart? PayChart { get; init; }
    public IReadOnlyList<SalaryRow> Pay { get; init; } = [];
    public PageLink? PayPage { get; init; }
    public IReadOnlyList<PageLink> Pages { get; init; } = [];
    /// <summary>True when nothing stands below the title, so that a sentence says so.</summary>
    public bool IsEmpty => Tracks.Count + StartRoles.Count + TargetRoles.Count + Paths.Count + Pages.Count + Sections.Count + IntroHtml.Length == 0 && Quizzes is null;
}

/// <param name="ModuleHref">The script that says what is due, loaded only in a browser that keeps something.</param>
/// <param name="ContentHref">What it has to know of the site.</param>
public sealed record TodayLinks(string ModuleHref, string ContentHref, string ReviewHref);
