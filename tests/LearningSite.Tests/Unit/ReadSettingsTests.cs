using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Settings;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public sealed class ReadSettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_file_the_defaults_hold()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Equal(new SiteSettings(), ReadSettings.Read(null, [], diagnostics));
        Assert.Empty(diagnostics.Sorted());
    }

    [Fact]
    public void Keys_are_read_in_any_case_after_a_warning_with_comments_and_a_last_comma()
    {
        var (settings, findings) = Read("""
            {
              // the name
              "siteTitle": "A",
              "LINKROOT": "/course",
              "Strict": true,
              "InputPaths": "content",
              "ExcludedPaths": ["a", "b"],
              "CurrentDateTime": "2026-11-20",
            }
            """);
        Assert.Equal(["the setting `siteTitle` is written `SiteTitle`", "the setting `LINKROOT` is written `LinkRoot`"], findings.Select(f => f.Message));
        Assert.Equal(("A", "/course", true), (settings.SiteTitle, settings.LinkRoot, settings.Strict));
        Assert.Equal(["content"], settings.InputPaths);
        Assert.Equal(["a", "b"], settings.ExcludedPaths);
        Assert.Equal(new DateOnly(2026, 11, 20), settings.GetToday(TimeProvider.System));
    }

    [Theory]
    [InlineData("{\n  \"SiteTitel\": \"A\"\n}", "LS2011", 2, 3)]
    [InlineData("{ \"é\": 1 }", "LS2011", 1, 3)]
    [InlineData("{\n  \"SiteTitle\": 5\n}", "LS2012", 2, 16)]
    [InlineData("{ \"Strict\": \"yes\" }", "LS2012", 1, 13)]
    [InlineData("{ \"SiteTitle\": \"äö\", \"Strict\": 1 }", "LS2012", 1, 32)]
    [InlineData("{ \"InputPaths\": [1] }", "LS2012", 1, 17)]
    [InlineData("{ \"CurrentDateTime\": \"soon\" }", "LS2012", 1, 22)]
    [InlineData("{ \"RepositoryLink\": \"javascript:alert(1)\" }", "LS2012", 1, 21)]
    [InlineData("{ \"RepositoryLink\": \"https://github.com/owner\" }", "LS2012", 1, 21)]
    [InlineData("{ \"SiteTitle\": null }", "LS2012", 1, 16)]
    [InlineData("{ \"LinkRoot\": \"\\\\host\" }", "LS2012", 1, 15)]
    [InlineData("{ \"LinkRoot\": \"//host\" }", "LS2012", 1, 15)]
    [InlineData("{ \"LinkRoot\": \"/a/../b\" }", "LS2012", 1, 15)]
    [InlineData("{ \"LinkRoot\": \"/a?b\" }", "LS2012", 1, 15)]
    [InlineData("{\n  \"SiteTitle\" \"A\"\n}", "LS2010", 2, 15)]
    [InlineData("{\n  \"SiteTitle\": \"ä\" \"b\"\n}", "LS2010", 2, 20)]
    [InlineData("[]", "LS2010", 1, 1)]
    [InlineData("", "LS2010", 1, 1)]
    [InlineData("{", "LS2010", 1, 2)]
    public void Mistake_is_reported_where_it_stands(string json, string code, int line, int column)
    {
        var finding = Assert.Single(Read(json).Findings);
        Assert.Equal((code, line, column), (finding.Code.Id, finding.Place!.Location.Line, finding.Place.Location.Column));
    }

    [Fact]
    public void Every_mistake_is_reported_and_the_rest_is_read()
    {
        var (settings, findings) = Read("""{ "Hsot": "x", "Strict": "x", "Host": "example.org" }""");
        Assert.Equal(["LS2011", "LS2012"], findings.Select(f => f.Code.Id));
        Assert.Equal("did you mean `Host`?", findings[0].Label);
        Assert.Equal("example.org", settings.Host);
    }

    [Theory]
    [InlineData("", "write `{}`, or delete the file")]
    [InlineData("{", "check the commas, quotes and brackets here and on the line above")]
    public void What_is_no_JSON_is_told_how_to_become_it(string json, string help) => Assert.Equal(help, Assert.Single(Read(json).Findings).Help);

    [Fact]
    public void Text_behind_the_closing_brace_is_an_error() => Assert.Equal(Codes.SettingsSyntax, Assert.Single(Read("{} x").Findings).Code);

    [Theory]
    [InlineData("""{ "\ud800": 1 }""")]
    [InlineData("""{ "SiteTitle": "\ud800" }""")]
    [InlineData("""{ "InputPaths": ["\udc00"] }""")]
    public void Half_of_a_character_is_a_finding(string json) => Assert.Single(Read(json).Findings);

    [Theory]
    [InlineData("Strict=true")]
    [InlineData("strict=true")]
    public void Command_line_overrides_the_file(string pair)
    {
        var diagnostics = new DiagnosticBag();
        folder.Write("statiq.json", """{ "Strict": false, "SiteTitle": "A" }""");
        var settings = ReadSettings.Read(File(), [pair, "OutputPath=a=b", "InputPaths=x,y"], diagnostics);
        Assert.Empty(diagnostics.Sorted());
        Assert.Equal((true, "A", "a=b"), (settings.Strict, settings.SiteTitle, settings.OutputPath));
        Assert.Equal(["x", "y"], settings.InputPaths);
    }

    [Theory]
    [InlineData("Strict=maybe", "LS2012")]
    [InlineData("Strict", "LS2012")]
    [InlineData("CurrentDateTime=soon", "LS2012")]
    [InlineData("Unknown=1", "LS2011")]
    [InlineData("=1", "LS2011")]
    public void Wrong_override_is_an_error(string pair, string code)
    {
        var diagnostics = new DiagnosticBag();
        ReadSettings.Read(null, [pair], diagnostics);
        Assert.Equal(code, Assert.Single(diagnostics.Sorted()).Code.Id);
    }

    [Fact]
    public void Every_setting_is_a_property_of_the_settings() =>
        Assert.Equal(typeof(SiteSettings).GetConstructors().Single(c => c.GetParameters().Length > 1).GetParameters().Select(p => p.Name).Order(StringComparer.Ordinal), ReadSettings.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Any_text_is_read_or_refused() => Property.ForAllTexts(["{", "}", "[", "]", "\"", ":", ",", "\"Strict\"", "true", "\"SiteTitle\"", "\"a\"", "1", "\n", "//", "/*", "\\", "é", "null", " "], text =>
    {
        var (_, findings) = Read(text);
        Assert.All(findings, f => Assert.Contains(f.Code.Id, new[] { "LS2010", "LS2011", "LS2012" }));
    });

    private (SiteSettings Settings, IReadOnlyList<Diagnostic> Findings) Read(string json)
    {
        folder.Write("statiq.json", json);
        var diagnostics = new DiagnosticBag();
        return (ReadSettings.Read(File(), [], diagnostics), diagnostics.Sorted());
    }

    private SourceFile File() => new(folder.Combine("statiq.json"), "statiq.json", "statiq.json", 0);
}
