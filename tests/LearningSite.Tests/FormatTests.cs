using System.Text;
using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Diagnostics.Formats;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The formats that programs read.</summary>
public class FormatTests
{
    private static readonly SourceText Text = new("input/a, b:c.md", "first\n😀 second\nthird\n");

    [Fact]
    public void GitHub_gets_one_command_for_each_finding()
    {
        var findings = new Findings(
        [
            new Diagnostic(Codes.DeadLink, "100% gone", new Place(Text, new TextSpan(9, 6)), "did you mean `x`?", "write\n::error::", "the other", new Place(Text, new TextSpan(0, 1))),
            new Diagnostic(Codes.RawHtml, "over two lines", new Place(Text, new TextSpan(0, 8))),
            new Diagnostic(Codes.MissingInput, "no place"),
        ], [], "docs/");
        Assert.Equal("""
            ::error file=docs/input/a%2C b%3Ac.md,line=2,col=4,endLine=2,endColumn=10,title=LS4001::100%25 gone%0Adid you mean `x`?%0Ahelp: write%0A::error::%0Anote: the other (input/a, b:c.md:1:1)
            ::warning file=docs/input/a%2C b%3Ac.md,line=1,col=1,endLine=2,title=LS2023::over two lines
            ::error title=LS1009::no place

            """, Print(GitHubFormat.Write, findings));
    }

    [Fact]
    public async Task Json_has_every_part_of_a_finding()
    {
        using var site = SiteWithFindings();
        var json = JsonDocument.Parse(Print(JsonFormat.Write, await FindAsync(site))).RootElement;
        Assert.Equal((1, 3, 1, 1), (Count(json, "errors"), Count(json, "warnings"), Count(json, "silenced"), json.GetProperty("version").GetInt32()));
        var dead = json.GetProperty("diagnostics").EnumerateArray().Single(d => d.GetProperty("code").GetString() == "LS4001");
        Assert.Equal("""{"file":"input/index.md","start":{"line":6,"column":7},"end":{"line":6,"column":17}}""", JsonSerializer.Serialize(dead.GetProperty("place")));
        Assert.Equal("https://example.org/contribute/errors/LS4001/", dead.GetProperty("link").GetString());
        Assert.Equal("the text quotes a button", json.GetProperty("silenced")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Sarif_marks_what_is_silenced_and_says_where_a_rule_is_explained()
    {
        using var site = SiteWithFindings();
        var run = JsonDocument.Parse(Print(SarifFormat.Write, await FindAsync(site))).RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.All(results, r => Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal("LS3025", Assert.Single(results, r => r.TryGetProperty("suppressions", out _)).GetProperty("ruleId").GetString());
        Assert.All(rules.EnumerateArray(), r => Assert.Equal($"https://example.org/contribute/errors/{r.GetProperty("id").GetString()}/", r.GetProperty("helpUri").GetString()));
    }

    [Fact]
    public async Task Same_findings_give_the_same_bytes()
    {
        using var site = SiteWithFindings();
        foreach (var write in new Action<Findings, Stream>[] { GitHubFormat.Write, JsonFormat.Write, SarifFormat.Write })
            Assert.Equal(Print(write, await FindAsync(site)), Print(write, await FindAsync(site)));
    }

    private static TestSite SiteWithFindings() => new TestSite()
        .Write("statiq.json", "{}")
        .Write("input/index.md", "---\ntitle: Start\nsilence:\n  LS3025: the text quotes a button\n---\nÄ [a](nowhere.md) [here](https://a.example/)\n\n<b>x</b>\n")
        .Write("input/what.html", "<p>");

    private static async Task<Findings> FindAsync(TestSite site)
    {
        var result = await site.CheckAsync();
        return new Findings(result.Diagnostics, result.Silenced, "", "https://example.org/contribute/errors/");
    }

    private static string Print(Action<Findings, Stream> write, Findings findings)
    {
        using var output = new MemoryStream();
        write(findings, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static int Count(JsonElement json, string name) => json.GetProperty("summary").GetProperty(name).GetInt32();
}
