using System.Globalization;
using LearningSite.Documents;
using LearningSite.Rendering;

namespace LearningSite.Salaries;

/// <summary>Makes a row of a pay table.</summary>
public static class CreateSalaryRow
{
    public static SalaryRow Create(Salary salary, PageContext context)
    {
        var source = context.Site.Find<CitedSource>(salary.CitedSource);
        var rank = Array.IndexOf(Salary.Levels, salary.Level);
        return new SalaryRow
        {
            Point = salary, Rank = rank < 0 ? "" : rank.ToString(CultureInfo.InvariantCulture), PlaceSlug = Slugs.From(salary.Place), Id = salary.Slug, Role = context.LinkToRole(salary.Role), JobTitle = salary.JobTitle,
            LevelKey = "paylevel." + salary.Level, Experience = salary.Experience, MetricKey = "metric." + salary.Metric, StatisticKey = "statistic." + salary.Statistic,
            Amount = DescribeAmount(salary, context.Text), PeriodKey = "period." + salary.Period,
            Statistic = DescribeStatistic(salary, context.Text), SampleSize = salary.SampleSize is { } size ? context.Text.Group(size) : "",
            Place = Places.Describe(salary.Place, context.Text), Year = salary.Year, Caveat = salary.Caveat,
            Source = source is null ? new SourceLink("", salary.CitedSource.Slug, "", null, null) : context.ToSourceLink(source),
            IsEstimate = IsEstimate(source), IsDated = salary.IsDated(context.Site),
        };
    }

    public static bool IsEstimate(CitedSource? source) => source?.SourceKind == "estimate";

    // USD 90,000–120,000    USD 157,969    USD 126,648 and USD 157,969    USD 90,000–160,000, median 120,000    EUR 40–60 an hour
    public static string DescribeAmount(Salary salary, InterfaceText text)
    {
        var (low, high) = (text.Group(salary.Minimum), text.Group(salary.Maximum));
        var amount = salary.Statistic == "pair" ? text.Get("salary.pair", $"{salary.Currency} {low}", $"{salary.Currency} {high}")
            : salary.Minimum == salary.Maximum ? $"{salary.Currency} {low}"
            : salary.Median is { } median ? text.Get("salary.median", $"{salary.Currency} {low}–{high}", text.Group(median))
            : $"{salary.Currency} {low}–{high}";
        return salary.Period == "year" ? amount : $"{amount} {text.Get("period." + salary.Period)}";
    }

    // mean    10th to 90th percentile
    public static string DescribeStatistic(Salary salary, InterfaceText text) => salary.Percentiles switch
    {
        [] => text.Get("statistic." + salary.Statistic),
        [(50, _)] => text.Get("statistic.median"),
        [(var only, _)] => text.Get("statistic.percentile", only),
        [(var first, _), .., (var last, _)] => text.Get("statistic.span", first, last),
    };
}
