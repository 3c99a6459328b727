using System.Globalization;
using LearningSite.Documents;

namespace LearningSite.Salaries;

/// <summary>A pay point of one source. A point with `visible: false` is a draft and never reaches the site.</summary>
/// <param name="JobTitle">The title that the source used, where it differs from the role.</param>
/// <param name="Level">entry, mid, senior, lead or all.</param>
/// <param name="MinimumYears">Years of experience; null is open.</param>
/// <param name="Metric">base, total or unspecified.</param>
/// <param name="Statistic">range, mean, bucket, minmax or pair.</param>
/// <param name="Place">`US` or `US/San Francisco`.</param>
public sealed record Salary(Header Header, Reference Role, string? JobTitle, string Level, int? MinimumYears, int? MaximumYears, string Metric, string Statistic,
    int Minimum, int Maximum, string Currency, string Place, int Year, Reference CitedSource, string? Caveat) : Document(Header)
{
    public override IEnumerable<Reference> References => [.. base.References, Role];

    /// <summary>In order of seniority; a point for `all` of them has no place in it.</summary>
    public static readonly string[] Levels = ["entry", "mid", "senior", "lead"];

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
