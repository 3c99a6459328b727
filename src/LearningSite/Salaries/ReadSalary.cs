using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Salaries;

/// <summary>Reads one pay point.</summary>
public static class ReadSalary
{
    /// <summary>The percentiles that have keys: those of schema.org.</summary>
    public static readonly IReadOnlyList<int> Percents = [10, 25, 50, 75, 90];
    public static readonly Keys Keys = Keys.OfFile("salary");
    private const int LowestYear = 20_000, HighestYear = 1_000_000;
    private static readonly HashSet<string> LikeDollars = new(StringComparer.Ordinal) { "AUD", "CAD", "CHF", "EUR", "GBP", "NZD", "SGD", "USD" };
    private static readonly Key<string> Id = Keys.Id("The name of this figure; unique among all of them.");
    private static readonly Key<Reference> Role = Keys.Reference("role", "role", "The role that the figure is for; it decides the page.");
    private static readonly Key<string?> Title = Keys.OptionalText("title", "The job title that the source used, where it differs from the role.");
    private static readonly Key<string> Level = Keys.Choice("level", ["entry", "mid", "senior", "lead", "all"], "The seniority that the source names.");
    private static readonly Key<int?> MinimumYears = Keys.OptionalInteger("expMin", 0, 40, "Years of experience at the low end; absent when it is open.");
    private static readonly Key<int?> MaximumYears = Keys.OptionalInteger("expMax", 0, 40, "Years of experience at the high end; absent when it is open.");
    private static readonly Key<string> Metric = Keys.Choice("metric", ["base", "total", "unspecified"], "Base pay, total pay with bonus and shares, or not stated.");
    private static readonly Key<string> Statistic = Keys.Choice("stat", ["range", "mean", "bucket", "minmax", "pair", Salary.PercentilesName], "What `min` and `max` are: ends of a range, one mean, a bucket of a histogram, extremes, or two separate values; `percentiles` has `p10` to `p90` in their place.");
    private static readonly Key<int> Minimum = Keys.Integer("min", 0, int.MaxValue, "The low figure, in whole units of the currency.");
    private static readonly Key<int> Maximum = Keys.Integer("max", 0, int.MaxValue, "The high figure; the same as `min` for a mean.");
    private static readonly IReadOnlyList<(int Percent, Key<int?> Key)> Percentiles = [.. Percents.Select(p =>
        (p, Keys.OptionalInteger(PercentileName(p), 1, int.MaxValue, p == 50 ? "The median." : $"What {p} per cent of the people earn less than.")))];
    private static readonly Key<int?> SampleSize = Keys.OptionalInteger("sampleSize", 1, int.MaxValue, "How many people the figure is about, where the source says so.");
    private static readonly Key<string> Currency = Keys.Text("currency", "Three letters of ISO 4217, such as `USD`.");
    private static readonly Key<string> Period = Keys.Choice("period", ["year", "month", "hour"], "What the pay is for; nothing is converted from one to another.");
    private static readonly Key<string> Town = Keys.Text("place", "A country, and a town if there is one: `US` or `US/San Francisco`.");
    private static readonly Key<int> Year = Keys.Integer("year", 1990, int.MaxValue, "The year that the figure describes; never in the future.");
    private static readonly Key<DateOnly?> StaleAfter = Keys.OptionalDate("staleAfter", "The last day on which the figure stands without a new look; without it a figure is dated when it is two years old.");
    private static readonly Key<Reference> Source = Keys.Reference("source", "source", "The id of the source, as `sources.yml` lists it.");
    private static readonly Key<string> Confidence = Keys.Choice("confidence", ["low", "medium"], "How far the source can be trusted.");
    private static readonly Key<string?> Caveat = Keys.OptionalText("caveat", "What a reader must know to read the figure right.");
    private static readonly Key<bool> Visible = Keys.Boolean("visible", true, "`false` keeps the figure off the site.");

    static ReadSalary() => Keys.Except(Statistic, Salary.PercentilesName, Minimum, Maximum);

    /// <summary>`p50`, as a key and as a column.</summary>
    public static string PercentileName(int percent) => string.Create(CultureInfo.InvariantCulture, $"p{percent}");

    public static Salary Read(Fields fields, ParseContext context)
    {
        var id = context.ReadId(fields, Id);
        var role = fields.Get(Role);
        var source = fields.Get(Source);
        var statistic = fields.Get(Statistic);
        var percentiles = ReadPercentiles(statistic, fields, context);
        var (minimum, maximum) = statistic == Salary.PercentilesName ? (percentiles.FirstOrDefault().Amount, percentiles.LastOrDefault().Amount) : (fields.Get(Minimum), fields.Get(Maximum));
        var (currency, place, year) = (ReadCurrency(fields, context), ReadPlace(fields, context), ReadYear(fields, context));
        // The heading of the point where a link shows its name.
        var name = string.Create(CultureInfo.InvariantCulture, $"{currency} {minimum:N0}–{maximum:N0}, {place}, {year}");
        var salary = new Salary(
            context.CreateEntryHeader(fields, Id, "salary", id, RolePay.LinkOf(role.Slug) + "#" + id, name) with { IsDraft = !fields.Get(Visible), Sources = [source] },
            role, fields.Get(Title), fields.Get(Level), fields.Get(MinimumYears), fields.Get(MaximumYears),
            fields.Get(Metric), statistic, minimum, maximum, currency, place, year, source, fields.Get(Caveat))
        {
            Period = fields.Get(Period), Percentiles = percentiles, SampleSize = fields.Get(SampleSize), StaleAfter = fields.Get(StaleAfter), Confidence = fields.Get(Confidence),
        };
        CheckRanges(salary, fields, context);
        CheckSize(salary, fields, context);
        fields.Close();
        return salary;
    }

    // What most people earn less than cannot be below what few people earn less than.
    private static List<(int Percent, int Amount)> ReadPercentiles(string statistic, Fields fields, ParseContext context)
    {
        var given = Percentiles.Where(p => fields.Has(p.Key)).ToList();
        if (statistic != Salary.PercentilesName)
        {
            foreach (var (_, key) in given.Take(1))
                context.Diagnostics.Add(new Diagnostic(Codes.KeysExclude, $"`{key.Name}` stands beside `stat: {statistic}`", fields.PlaceOf(key), null, $"write `stat: {Salary.PercentilesName}`, or a figure of its own for them"));
            return [];
        }
        if (given.Count == 0)
            context.Diagnostics.Add(new Diagnostic(Codes.MissingKey, "percentiles need at least one of `p10`, `p25`, `p50`, `p75`, `p90`", fields.PlaceOf(Statistic), null, "add a line `p50: …` for the median, and those that the source gives"));
        var read = given.Select(p => (p.Percent, Amount: fields.Get(p.Key) ?? 0, p.Key)).Where(p => p.Amount > 0).ToList();
        for (var i = 1; i < read.Count; i++)
            if (read[i].Amount < read[i - 1].Amount)
                context.Diagnostics.Add(new Diagnostic(Codes.PercentileOrder, $"`{read[i].Key.Name}` is below `{read[i - 1].Key.Name}`", fields.PlaceOf(read[i].Key), $"`{read[i - 1].Key.Name}` is {read[i - 1].Amount}", "check both numbers and their percentiles"));
        return [.. read.Select(p => (p.Percent, p.Amount))];
    }

    private static string ReadCurrency(Fields fields, ParseContext context)
    {
        var currency = fields.Get(Currency);
        if (currency.Length > 0 && !IsoCodes.Currencies.Contains(currency))
            context.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{currency}` is no currency code", fields.PlaceOf(Currency), Spelling.DidYouMean(currency, IsoCodes.Currencies), "write three capital letters of ISO 4217, such as `USD`"));
        return currency;
    }

    // US or US/San Francisco
    private static string ReadPlace(Fields fields, ParseContext context)
    {
        var place = fields.Get(Town);
        if (place.Length > 0 && !(place.Length >= 2 && IsoCodes.Countries.Contains(place[..2]) && (place.Length == 2 || (place[2] == '/' && place.Length > 3))))
            context.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{place}` is no place", fields.PlaceOf(Town), place is "USA" or "UK" ? Spelling.Suggest(place == "UK" ? "GB" : "US") : null, "write a country code, and a town if there is one: `US` or `US/San Francisco`"));
        return place;
    }

    private static int ReadYear(Fields fields, ParseContext context)
    {
        var year = fields.Get(Year);
        if (year > context.Today.Year)
            context.Diagnostics.Add(new Diagnostic(Codes.FutureDate, "`year` lies in the future", fields.PlaceOf(Year), $"today is {context.Today:yyyy-MM-dd}", "write the year that the figure describes"));
        return year;
    }

    // A pay of a month, or in thousands, given as that of a year. Only where a unit is worth about a dollar.
    private static void CheckSize(Salary salary, Fields fields, ParseContext context)
    {
        if (salary.Header.IsDraft || salary.Period != "year" || salary.HasPercentiles || !LikeDollars.Contains(salary.Currency)) return;
        foreach (var (key, amount) in new[] { (Minimum, salary.Minimum), (Maximum, salary.Maximum) }.Where(a => a.Item2 != 0 && a.Item2 is < LowestYear or > HighestYear).Take(1))
            context.Diagnostics.Add(new Diagnostic(Codes.OutlierFigure, $"`{key.Name}` is {salary.Currency} {amount} a year", fields.PlaceOf(key), $"outside {LowestYear} to {HighestYear}",
                "write what is paid in a year, in whole units; if the figure is right, say so in its `silence:`"));
    }

    private static void CheckRanges(Salary salary, Fields fields, ParseContext context)
    {
        // An amount that could not be read is 0, and has its finding.
        if (salary is { Minimum: not 0, Maximum: not 0, HasPercentiles: false })
        {
            if (salary.IsMean && salary.Minimum != salary.Maximum)
                context.Diagnostics.Add(new Diagnostic(Codes.RangeInverted, "a mean is one number", fields.PlaceOf(Maximum), $"`min` is {salary.Minimum}", "write the same number as `min` and `max`, or another `stat`"));
            if (!salary.IsMean && salary.Minimum >= salary.Maximum)
                context.Diagnostics.Add(new Diagnostic(Codes.RangeInverted, "`min` is not below `max`", fields.PlaceOf(Maximum), $"`min` is {salary.Minimum}", "swap the two numbers, or write `stat: mean` for a single one"));
        }
        if (salary.MinimumYears > salary.MaximumYears)
            context.Diagnostics.Add(new Diagnostic(Codes.RangeInverted, "`expMin` is above `expMax`", fields.PlaceOf(MaximumYears), $"`expMin` is {salary.MinimumYears}", "swap the two numbers"));
    }
}
