using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Salaries;

/// <summary>Reads one pay point.</summary>
public static class ReadSalary
{
    private static readonly string[] Levels = ["entry", "mid", "senior", "lead", "all"];
    private static readonly string[] Metrics = ["base", "total", "unspecified"];
    private static readonly string[] Statistics = ["range", "mean", "bucket", "minmax", "pair"];

    public static Salary Read(Fields fields, ParseContext context)
    {
        var id = context.ReadId(fields);
        var role = fields.Reference("role", "role");
        var source = fields.Reference("source", "source");
        var (minimum, maximum) = (fields.Integer("min", 0), fields.Integer("max", 0));
        var (currency, place, year) = (ReadCurrency(fields, context), ReadPlace(fields, context), ReadYear(fields, context));
        // The heading of the point where a link shows its name.
        var name = string.Create(CultureInfo.InvariantCulture, $"{currency} {minimum:N0}–{maximum:N0}, {place}, {year}");
        var salary = new Salary(
            context.CreateEntryHeader(fields, "salary", id, RolePay.LinkOf(role.Slug) + "#" + id, name) with { IsDraft = !fields.Boolean("visible", true), Sources = [source] },
            role, fields.OptionalText("title"), fields.Choice("level", Levels), fields.OptionalInteger("expMin", 0, 60), fields.OptionalInteger("expMax", 0, 60),
            fields.Choice("metric", Metrics), fields.Choice("stat", Statistics), minimum, maximum, currency, place, year, source, fields.OptionalText("caveat"));
        fields.Choice("period", ["year"]);
        fields.Choice("confidence", ["low", "medium"]);
        CheckRanges(salary, fields, context);
        fields.Close();
        return salary;
    }

    private static string ReadCurrency(Fields fields, ParseContext context)
    {
        var currency = fields.Text("currency");
        if (currency.Length > 0 && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            context.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{currency}` is no currency code", fields.PlaceOf("currency"), null, "write three capital letters of ISO 4217, such as `USD`"));
        return currency;
    }

    // US or US/San Francisco
    private static string ReadPlace(Fields fields, ParseContext context)
    {
        var place = fields.Text("place");
        if (place.Length > 0 && !(place.Length >= 2 && place[..2].All(char.IsAsciiLetterUpper) && (place.Length == 2 || (place[2] == '/' && place.Length > 3))))
            context.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{place}` is no place", fields.PlaceOf("place"), null, "write a country code, and a town if there is one: `US` or `US/San Francisco`"));
        return place;
    }

    private static int ReadYear(Fields fields, ParseContext context)
    {
        var year = fields.Integer("year", 1990);
        if (year > context.Today.Year)
            context.Diagnostics.Add(new Diagnostic(Codes.FutureDate, "`year` lies in the future", fields.PlaceOf("year"), $"today is {context.Today:yyyy-MM-dd}", "write the year that the figure describes"));
        return year;
    }

    private static void CheckRanges(Salary salary, Fields fields, ParseContext context)
    {
        if (fields.Has("min") && fields.Has("max"))
        {
            if (salary.IsMean && salary.Minimum != salary.Maximum)
                context.Diagnostics.Add(new Diagnostic(Codes.RangeInverted, "a mean is one number", fields.PlaceOf("max"), $"`min` is {salary.Minimum}", "write the same number as `min` and `max`, or another `stat`"));
            if (!salary.IsMean && salary.Minimum >= salary.Maximum)
                context.Diagnostics.Add(new Diagnostic(Codes.RangeInverted, "`min` is not below `max`", fields.PlaceOf("max"), $"`min` is {salary.Minimum}", "swap the two numbers, or write `stat: mean` for a single one"));
        }
        if (salary.MinimumYears > salary.MaximumYears)
            context.Diagnostics.Add(new Diagnostic(Codes.RangeInverted, "`expMin` is above `expMax`", fields.PlaceOf("expMax"), $"`expMin` is {salary.MinimumYears}", "swap the two numbers"));
    }
}
