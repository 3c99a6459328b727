using System.Text;
using System.Text.Json;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Roles;

namespace LearningSite.Salaries;

/// <summary>The figures of the explorer as files to download, each with everything that must stand beside it.</summary>
public static class SalaryFiles
{
    public const string CsvLink = "/salaries/pay.csv";
    public const string JsonLink = "/salaries/pay.json";

    // RFC 4180, with line feeds as everywhere on the site.
    public static string WriteCsv(IReadOnlyList<Salary> salaries, Site site)
    {
        var csv = new StringBuilder().AppendJoin(',', SalaryColumns.Keys.Select(c => c.Name).Concat(SalaryColumns.Added.Select(c => c.Name))).Append('\n');
        foreach (var salary in salaries) csv.AppendJoin(',', ValuesOf(salary, site).Select(v => Csv.Quote(v.Value))).Append('\n');
        return csv.ToString();
    }

    public static string WriteJson(IReadOnlyList<Salary> salaries, Site site) => JsonText.Write(json =>
    {
        json.WriteStartArray("figures");
        WriteFigures(json, salaries, site);
        json.WriteEndArray();
        json.WriteStartArray("rolesWithoutFigures");
        foreach (var role in site.All<Role>().Where(r => !RolePay.PointsOf(r, site).Any())) json.WriteStringValue(role.Slug);
        json.WriteEndArray();
    }, isIndented: true) + "\n";

    public static void WriteFigures(Utf8JsonWriter json, IReadOnlyList<Salary> salaries, Site site)
    {
        foreach (var salary in salaries) WriteFigure(json, salary, site);
    }

    // What a figure does not have, it has no name for.
    private static void WriteFigure(Utf8JsonWriter json, Salary salary, Site site)
    {
        json.WriteStartObject();
        foreach (var (name, value) in ValuesOf(salary, site).Where(v => v.Value.Length > 0))
        {
            json.WritePropertyName(name);
            if (SalaryColumns.IsBare(name, value)) json.WriteRawValue(value);
            else json.WriteStringValue(value);
        }
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string Value)> ValuesOf(Salary salary, Site site) =>
        [.. SalaryColumns.Keys.Select(c => (c.Name, c.ValueOf(salary))), .. SalaryColumns.Added.Select(c => (c.Name, c.ValueOf(salary, site)))];
}
