using System.Globalization;
using LearningSite.Documents;
using LearningSite.Linking;

namespace LearningSite.Salaries;

/// <summary>The columns of pay figures as a table: the keys of `salaries/*.yml`, and what a reader without the site needs beside them.</summary>
public static class SalaryColumns
{
    /// <summary>What the site knows from elsewhere; an import passes over these.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Salary, Site, string> ValueOf)> Added =
    [
        ("roleTitle", (s, site) => site.Find(s.Role)?.Title ?? ""),
        ("sourceTitle", (s, site) => site.Find(s.CitedSource)?.Title ?? ""),
        ("sourceKind", (s, site) => site.Find<CitedSource>(s.CitedSource)?.SourceKind ?? ""),
        ("estimate", (s, site) => Word(CreateSalaryRow.IsEstimate(site.Find<CitedSource>(s.CitedSource)))),
        ("dated", (s, site) => Word(s.IsDated(site))),
    ];

    /// <summary>Named as the keys are.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Salary, string> ValueOf)> Keys =
    [
        ("id", s => s.Slug), ("role", s => s.Role.Slug), ("title", s => s.JobTitle ?? ""), ("level", s => s.Level), ("expMin", s => Number(s.MinimumYears)), ("expMax", s => Number(s.MaximumYears)),
        ("metric", s => s.Metric), ("stat", s => s.Statistic), ("min", s => s.HasPercentiles ? "" : Number(s.Minimum)), ("max", s => s.HasPercentiles ? "" : Number(s.Maximum)),
        .. ReadSalary.Percents.Select(p => (ReadSalary.PercentileName(p), (Func<Salary, string>)(s => Number(s.Percentiles.Where(x => x.Percent == p).Select(x => (int?)x.Amount).FirstOrDefault())))),
        ("currency", s => s.Currency), ("period", s => s.Period), ("place", s => s.Place), ("year", s => Number(s.Year)), ("source", s => s.CitedSource.Slug), ("confidence", s => s.Confidence),
        ("sampleSize", s => Number(s.SampleSize)), ("staleAfter", s => s.StaleAfter?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""), ("caveat", s => s.Caveat ?? ""),
    ];

    /// <summary>Columns whose values are numbers or truth values.</summary>
    public static bool IsBare(string name, string value) => value is "true" or "false" || (name is not ("id" or "role" or "title" or "caveat") && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static string Word(bool value) => value ? "true" : "false";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
