using LearningSite.Rendering;

namespace LearningSite.Salaries;

/// <summary>A pay figure with everything that must stand beside it. All strings are ready to show; <c>…Key</c> are text keys.</summary>
public sealed record SalaryRow
{
    /// <summary>The figure itself, for the attributes that a script sorts and filters by.</summary>
    public required Salary Point { get; init; }
    /// <summary>Levels in order of seniority; empty when the figure is for all of them.</summary>
    public required string Rank { get; init; }
    public required string PlaceSlug { get; init; }
    public required string Id { get; init; }
    public required PageLink Role { get; init; }
    /// <summary>The job title that the source used, where it differs from the role.</summary>
    public string? JobTitle { get; init; }
    public required string LevelKey { get; init; }
    /// <summary>"0–3", "13+" or empty: years of experience.</summary>
    public required string Experience { get; init; }
    public required string MetricKey { get; init; }
    public required string StatisticKey { get; init; }
    public required string PeriodKey { get; init; }
    /// <summary>"range", or for percentiles "10th to 90th percentile".</summary>
    public required string Statistic { get; init; }
    /// <summary>How many people; empty when the source does not say.</summary>
    public required string SampleSize { get; init; }
    /// <summary>"USD 90,000–120,000", "USD 157,969", or for a pair "USD 126,648 and USD 157,969".</summary>
    public required string Amount { get; init; }
    public required string Place { get; init; }
    public required int Year { get; init; }
    public required SourceLink Source { get; init; }
    public string? Caveat { get; init; }
    public required bool IsEstimate { get; init; }
    public required bool IsDated { get; init; }
}

/// <summary>Range bars and dots, drawn at build as SVG; the table beside it holds the same figures.</summary>
public sealed record SalaryChart(string SvgHtml, string Caption)
{
    /// <summary>A heading above it, where several stand together.</summary>
    public string? Title { get; init; }
    // What the legend explains: only what is drawn.
    public required bool HasBase { get; init; }
    public required bool HasTotal { get; init; }
    public required bool HasUnspecified { get; init; }
    public required bool HasMean { get; init; }
    public required bool HasDot { get; init; }
    public required bool HasMedian { get; init; }
}

/// <summary>Figures that may be compared: of one metric, currency and period. An order never leads out of a group.</summary>
public sealed record SalaryGroup(string Title, IReadOnlyList<SalaryRow> Rows);

/// <summary>A role that nobody gives a figure for.</summary>
public sealed record RoleWithoutFigure(string Slug, PageLink Role);

/// <summary>`salaries.hbs`: all visible figures, and the roles that have none.</summary>
public sealed record SalariesPage : PageModel
{
    public required IReadOnlyList<FilterGroup> Filters { get; init; }
    public required IReadOnlyList<SalaryGroup> Groups { get; init; }
    /// <summary>One for each group, all of one currency and period on one scale.</summary>
    public required IReadOnlyList<SalaryChart> Charts { get; init; }
    public required string CsvHref { get; init; }
    public required string JsonHref { get; init; }
    public required IReadOnlyList<PageLink> Pages { get; init; }
    public required IReadOnlyList<RoleWithoutFigure> RolesWithoutFigures { get; init; }
    public required IReadOnlyList<SalarySource> PaySources { get; init; }
    public string? HowToReadHref { get; init; }
}

/// <summary>`salary.hbs`: the pay page of one role.</summary>
public sealed record SalaryPage : PageModel
{
    public required PageLink Role { get; init; }
    public required IReadOnlyList<SalaryRow> Rows { get; init; }
    /// <summary>Base and total pay, and apart from them figures that do not say which they are.</summary>
    public required IReadOnlyList<SalaryChart> Charts { get; init; }
    public required IReadOnlyList<SalarySource> PaySources { get; init; }
    public string? HowToReadHref { get; init; }
}

/// <summary>What is known about a source of pay figures.</summary>
/// <param name="Checked">When somebody opened it; null when nobody has.</param>
public sealed record SalarySource(SourceLink Source, string KindKey, string Years, string? Checked, bool IsEstimate, bool IsDated);
