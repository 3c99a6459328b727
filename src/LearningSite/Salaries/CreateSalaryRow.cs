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
            Point = salary, Rank = rank < 0 ? "" : Number(rank), PlaceSlug = Slugs.From(salary.Place), Id = salary.Slug, Role = context.LinkToRole(salary.Role), JobTitle = salary.JobTitle, LevelKey = "paylevel." + salary.Level, Experience = salary.Experience,
            MetricKey = "metric." + salary.Metric, StatisticKey = "statistic." + salary.Statistic, Amount = DescribeAmount(salary, context.Text),
            Place = Places.Describe(salary.Place, context.Text), Year = salary.Year, Caveat = salary.Caveat,
            Source = source is null ? new SourceLink("", salary.CitedSource.Slug, "", null, null) : context.ToSourceLink(source),
            IsEstimate = source?.SourceKind == "estimate", IsDated = context.Site.IsDated(salary.Year),
        };
    }

    // USD 90,000–120,000    USD 157,969    USD 126,648 and USD 157,969
    public static string DescribeAmount(Salary salary, InterfaceText text)
    {
        var (low, high) = (Number(salary.Minimum), Number(salary.Maximum));
        if (salary.Statistic == "pair") return text.Get("salary.pair", $"{salary.Currency} {low}", $"{salary.Currency} {high}");
        return salary.IsMean ? $"{salary.Currency} {low}" : $"{salary.Currency} {low}–{high}";
    }

    public static string Number(int amount) => amount.ToString("N0", CultureInfo.InvariantCulture);
}
