using System.Text.Json;
using LearningSite.Documents;
using LearningSite.Rendering;
using LearningSite.Roles;

namespace LearningSite.Salaries;

/// <summary>
/// A role's pay for search engines, in the words of schema.org. Only percentiles are a MonetaryAmountDistribution; a range, a
/// mean and each value of a pair is a MonetaryAmount, because nothing is known of how pay is spread there.
/// </summary>
public static class StructuredPay
{
    /// <summary>Pay belongs to a place, so a role is named once for each; without pay, once.</summary>
    public static void Write(Utf8JsonWriter json, Role role, IReadOnlyList<Salary> points, PageContext context)
    {
        if (points.Count == 0) WriteOccupation(json, role, null, [], context);
        foreach (var place in points.GroupBy(p => p.Place)) WriteOccupation(json, role, place.Key, [.. place], context);
    }

    private static void WriteOccupation(Utf8JsonWriter json, Role role, string? place, IReadOnlyList<Salary> points, PageContext context)
    {
        json.WriteStartObject();
        json.WriteString("@type", "Occupation");
        json.WriteString("name", role.Title);
        json.WriteString("description", role.Mission);
        json.WriteString("url", context.Site.AbsoluteHref(role.Link));
        if (role.Responsibilities.Count > 0) StructuredData.WriteTexts(json, "responsibilities", role.Responsibilities);
        StructuredData.WriteTexts(json, "skills", context.Site.FindAll<Document>(role.Skills.Select(s => s.Skill)).Select(s => s.Title));
        if (role.Education is { } education) json.WriteString("educationRequirements", education);
        if (place is not null) WritePay(json, place, points, context);
        json.WriteEndObject();
    }

    private static void WritePay(Utf8JsonWriter json, string place, IReadOnlyList<Salary> points, PageContext context)
    {
        json.WriteStartObject("occupationLocation");
        json.WriteString("@type", place.Contains('/', StringComparison.Ordinal) ? "City" : "Country");
        json.WriteString("name", Places.Describe(place, context.Text));
        json.WriteEndObject();
        json.WriteStartArray("estimatedSalary");
        foreach (var point in points)
            if (point.HasPercentiles) WriteDistribution(json, point, context);
            else
                foreach (var (low, high) in point.IsTwoValues ? [(point.Minimum, point.Minimum), (point.Maximum, point.Maximum)] : new[] { (point.Minimum, point.Maximum) }) WriteAmount(json, point, low, high, context);
        json.WriteEndArray();
    }

    private static void WriteDistribution(Utf8JsonWriter json, Salary point, PageContext context)
    {
        WriteStart(json, "MonetaryAmountDistribution", point, context);
        json.WriteString("duration", point.Period switch { "month" => "P1M", "hour" => "PT1H", _ => "P1Y" });
        foreach (var (percent, amount) in point.Percentiles) json.WriteNumber(percent == 50 ? "median" : $"percentile{percent}", amount);
        json.WriteEndObject();
    }

    private static void WriteAmount(Utf8JsonWriter json, Salary point, int low, int high, PageContext context)
    {
        WriteStart(json, "MonetaryAmount", point, context);
        if (low == high) json.WriteNumber("value", low);
        else
        {
            json.WriteNumber("minValue", low);
            json.WriteNumber("maxValue", high);
        }
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, string type, Salary point, PageContext context)
    {
        var row = CreateSalaryRow.Create(point, context);
        string[] limits = [row.IsEstimate ? context.Text.Get("salary.estimate") : "", row.Place, row.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Source.Title, point.Caveat ?? ""];
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("name", $"{context.Text.Get(row.LevelKey)}: {context.Text.Get(row.MetricKey)}, {row.Statistic}");
        json.WriteString("description", string.Join("; ", limits.Where(l => l.Length > 0)));
        json.WriteString("currency", point.Currency);
    }
}
