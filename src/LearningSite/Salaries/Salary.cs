using System.Globalization;
using LearningSite.Documents;
using LearningSite.Linking;

namespace LearningSite.Salaries;

/// <summary>A pay point of one source. A point with `visible: false` is a draft and never reaches the site.</summary>
/// <param name="JobTitle">The title that the source used, where it differs from the role.</param>
/// <param name="Level">entry, mid, senior, lead or all.</param>
/// <param name="MinimumYears">Years of experience; null is open.</param>
/// <param name="Metric">base, total or unspecified.</param>
/// <param name="Statistic">range, mean, bucket, minmax, pair or percentiles.</param>
/// <param name="Minimum">The low figure; of percentiles the lowest that is given.</param>
/// <param name="Place">`US` or `US/San Francisco`.</param>
public sealed record Salary(Header Header, Reference Role, string? JobTitle, string Level, int? MinimumYears, int? MaximumYears, string Metric, string Statistic,
    int Minimum, int Maximum, string Currency, string Place, int Year, Reference CitedSource, string? Caveat) : Document(Header)
{
    public override IEnumerable<Reference> References => [.. base.References, Role];

    /// <summary>In order of seniority; a point for `all` of them has no place in it.</summary>
    public static readonly string[] Levels = ["entry", "mid", "senior", "lead"];

    public const string PercentilesName = "percentiles";

    /// <summary>What the pay is for: year, month or hour.</summary>
    public string Period { get; init; } = "year";
    /// <summary>In rising order; only of the statistic of that name.</summary>
    public IReadOnlyList<(int Percent, int Amount)> Percentiles { get; init; } = [];
    public int? SampleSize { get; init; }
    public DateOnly? StaleAfter { get; init; }
    /// <summary>low or medium.</summary>
    public string Confidence { get; init; } = "low";

    public bool HasPercentiles => Statistic == PercentilesName;
    public int? Median => Percentiles.Where(p => p.Percent == 50).Select(p => (int?)p.Amount).FirstOrDefault();
    /// <summary>True when readers should look for a newer one.</summary>
    public bool IsDated(Site site) => StaleAfter is { } last ? site.Today > last : site.IsDated(Year);

    public bool IsMean => Statistic == "mean";
    /// <summary>Two values with nothing known between them.</summary>
    public bool IsTwoValues => Statistic is "pair" or "minmax";

    /// <summary>"0–3", "13+" or empty.</summary>
    public string Experience => (MinimumYears, MaximumYears) switch
    {
        (null, null) => "",
        ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"{from}+"),
        (var from, { } to) when from == to => to.ToString(CultureInfo.InvariantCulture),
        (var from, { } to) => string.Create(CultureInfo.InvariantCulture, $"{from ?? 0}–{to}"),
    };
}
