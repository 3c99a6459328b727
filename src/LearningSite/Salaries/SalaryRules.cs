using LearningSite.Diagnostics;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Salaries;

/// <summary>Rules of pay that need more than one point, or the date.</summary>
public static class SalaryRules
{
    public static void Check(Site site, DiagnosticBag diagnostics)
    {
        if (!site.All<Salary>().Any()) return;
        CheckTotals(site, diagnostics);
        CheckBands(site, diagnostics);
        CheckRepeated(site, diagnostics);
        CheckOutliers(site, diagnostics);
        foreach (var salary in site.All<Salary>().Where(s => string.IsNullOrWhiteSpace(s.Caveat))) CheckCaveat(salary, site, diagnostics);
        foreach (var salary in site.All<Salary>().Where(s => s.StaleAfter < site.Today))
            diagnostics.Add(new Diagnostic(Codes.StaleFigure, $"the pay of `{salary.Slug}` was to stand until {salary.StaleAfter:yyyy-MM-dd}", salary.GetPlace(diagnostics), $"today is {site.Today:yyyy-MM-dd}", "look whether the source has a newer one, then move `staleAfter:`"));
    }

    // Base pay is a part of total pay. Only like can be compared with like: an average of one title may lie below a range of another.
    private static void CheckTotals(Site site, DiagnosticBag diagnostics)
    {
        foreach (var alike in site.All<Salary>().GroupBy(s => (s.Role.Slug, s.Level, s.Place, s.JobTitle, s.Statistic, s.Currency, s.Period, s.Year)))
            foreach (var total in alike.Where(s => s.Metric == "total"))
                if (alike.FirstOrDefault(s => s.Metric == "base" && (s.Minimum > total.Minimum || s.Maximum > total.Maximum)) is { } above)
                    diagnostics.Add(new Diagnostic(Codes.RangeInverted, $"the total pay of `{total.Slug}` is below the base pay of `{above.Slug}`", total.GetPlace(diagnostics), null,
                        "check both figures and their `metric`", "the base pay is here", above.GetPlace(diagnostics)));
    }

    // One source, one title, one place: more experience is paid more, or two numbers have changed places.
    private static void CheckBands(Site site, DiagnosticBag diagnostics)
    {
        foreach (var alike in site.All<Salary>().GroupBy(s => (s.Role.Slug, s.Place, s.JobTitle, s.Metric, s.Statistic, s.Currency, s.Period, s.Year, s.CitedSource.Slug)))
        {
            var bands = alike.Where(s => Salary.Levels.Contains(s.Level)).OrderBy(s => Array.IndexOf(Salary.Levels, s.Level)).ToList();
            for (var i = 1; i < bands.Count; i++)
                if (bands[i].Level != bands[i - 1].Level && (bands[i].Minimum < bands[i - 1].Minimum || bands[i].Maximum < bands[i - 1].Maximum))
                    diagnostics.Add(new Diagnostic(Codes.BandOrder, $"`{bands[i].Slug}` ({bands[i].Level}) is paid less than `{bands[i - 1].Slug}` ({bands[i - 1].Level})", bands[i].GetPlace(diagnostics), null,
                        "check both figures and their `level`", "the lower level is here", bands[i - 1].GetPlace(diagnostics)));
        }
    }

    // What one source says of one group of people in one year, it says once. A hidden figure may well be hidden for that.
    private static void CheckRepeated(Site site, DiagnosticBag diagnostics)
    {
        foreach (var alike in site.All<Salary>().Where(s => !s.Header.IsDraft).GroupBy(s => (s.Role.Slug, s.JobTitle, s.Level, s.Experience, s.Metric, s.Statistic, s.Place, s.Year, s.Currency, s.Period, s.CitedSource.Slug)))
            foreach (var again in alike.Skip(1))
                diagnostics.Add(new Diagnostic(Codes.RepeatedFigure, $"`{again.Slug}` is the same figure as `{alike.First().Slug}`", again.GetPlace(diagnostics), "second time",
                    "remove one of the two, or write what tells them apart: `title`, `level`, years of experience, `place`", "the first one is here", alike.First().GetPlace(diagnostics)));
    }

    // A zero too many, or the pay of a month, is off by ten or twelve; levels and metrics of one role are within a factor of three.
    private static void CheckOutliers(Site site, DiagnosticBag diagnostics)
    {
        const int Fewest = 3, Factor = 3;
        foreach (var alike in site.All<Salary>().Where(s => !s.Header.IsDraft && s.Minimum > 0).GroupBy(s => (s.Role.Slug, Country: s.Place.Split('/')[0], s.Currency, s.Period)))
            foreach (var salary in alike)
            {
                var others = alike.Where(s => s != salary).Select(Middle).Order().ToList();
                if (others.Count < Fewest) continue;
                var median = (others[others.Count / 2] + others[(others.Count - 1) / 2]) / 2;
                if (Middle(salary) > median * Factor || Middle(salary) < median / Factor)
                    diagnostics.Add(new Diagnostic(Codes.OutlierFigure, $"`{salary.Slug}` is far from the other figures for `{salary.Role.Slug}`", salary.GetPlace(diagnostics),
                        $"half of the other {others.Count} are below {salary.Currency} {NumberRules.Group("en", (int)median)}", "count the digits, and look whether the source means a year; if the figure is right, say so in its `silence:`"));
            }
    }

    private static double Middle(Salary salary) => (salary.Minimum + (double)salary.Maximum) / 2;

    private static void CheckCaveat(Salary salary, Site site, DiagnosticBag diagnostics)
    {
        if (salary.Statistic is "pair" or "bucket" or "minmax")
            diagnostics.Add(new Diagnostic(Codes.MissingCaveat, $"`{salary.Slug}` is a {salary.Statistic} without a `caveat`", salary.GetPlace(diagnostics), null, "add a `caveat:` that says what the two numbers are and what lies between them"));
        else if (salary.Year > 0 && salary.StaleAfter is null && site.IsDated(salary.Year))
            diagnostics.Add(new Diagnostic(Codes.StaleFigure, $"the pay of `{salary.Slug}` is from {salary.Year}", salary.GetPlace(diagnostics), $"today is {site.Today:yyyy-MM-dd}", "look for a newer figure, or add a `caveat:` that says why this one still stands"));
    }
}
