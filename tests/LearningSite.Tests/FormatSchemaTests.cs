using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LearningSite.Diagnostics.Formats;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The formats against their schemas, in Node, with a validator that is not ours.</summary>
public class FormatSchemaTests
{
    // A site with every kind of finding: errors, warnings, a silence, a note with a place, a finding without a place.
    private static TestSite SiteWithFindings() => new TestSite()
        .Write("statiq.json", """{ "Host": "example.org", "ContributorPages": true, "InputPaths": ["input", "nowhere"] }""")
        .Write("input/index.md", "---\ntitle: Start\ntitle: Again\nsilence:\n  LS3025: the text quotes a button\n---\nÄ 😀 [a](nowhere.md) [here](https://a.example/)\n\n#### Deep\n")
        .Write("input/a b/ö.html", "<p>");

    [Theory]
    [InlineData("sarif")]
    [InlineData("json")]
    public async Task Report_is_valid(string format)
    {
        using var site = SiteWithFindings();
        Assert.Equal("[]", await ValidateAsync(format, await PrintAsync(format, site)));
    }

    [Theory]
    [InlineData("sarif", "\"startColumn\": 1,", "\"startColumn\": 0,")]
    [InlineData("sarif", "\"columnKind\"", "\"columnKinds\"")]
    [InlineData("sarif", "\"level\": \"warning\"", "\"level\": \"warn\"")]
    [InlineData("json", "\"severity\": \"warning\"", "\"severity\": \"warn\"")]
    [InlineData("json", "\"column\": 1", "\"column\": 0")]
    [InlineData("json", "\"help\"", "\"helps\"")]
    public async Task Report_with_a_mistake_is_refused(string format, string right, string wrong)
    {
        using var site = SiteWithFindings();
        var report = await PrintAsync(format, site);
        Assert.Contains(right, report, StringComparison.Ordinal);
        Assert.NotEqual("[]", await ValidateAsync(format, report.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static async Task<string> PrintAsync(string format, TestSite site)
    {
        var result = await site.CheckAsync();
        var findings = new Findings(result.Diagnostics, result.Silenced, "docs/my site/", "https://example.org/contribute/errors/");
        Assert.Contains(findings.Diagnostics, d => d.Place is null);
        Assert.Contains(findings.Diagnostics, d => d.NotePlace is not null);
        Assert.NotEmpty(findings.Silenced);
        using var output = new MemoryStream();
        if (format == "sarif") SarifFormat.Write(findings, output);
        else JsonFormat.Write(findings, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<string> ValidateAsync(string format, string report)
    {
        var schema = ProjectFolder.ReadText(format == "sarif" ? "Sarif/sarif-2.1.0.json" : Path.Combine(ProjectFolder.Repository, "docs/diagnostics.schema.json"));
        var input = JsonSerializer.Serialize(new { schemas = new { schema = JsonSerializer.Deserialize<JsonElement>(schema) }, documents = new[] { new { name = format, schema = "schema", text = report } } });
        var start = new ProcessStartInfo("node", [ProjectFolder.Combine("../schemas-node/validate.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException(await error);
    }
}
