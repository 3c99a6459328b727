using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Markup;
using LearningSite.Pipelines;
using LearningSite.Rendering;
using LearningSite.Tests.Support;
using Markdig;

namespace LearningSite.Tests.Security;

/// <summary>
/// T01–T08: every attack of `attacks.txt` in every place where content becomes HTML, through whole builds; what comes out is read by a parser
/// of HTML and compared with the closed lists of <see cref="SafePage"/>. `ATTACK_ROUNDS=all` puts each attack into each field, `ATTACK_ROUNDS=100-199` those of these numbers.
/// </summary>
public sealed partial class HostileContentTests
{
    /// <summary>The numbers of the long form; null for the short one.</summary>
    private static readonly (int From, int To)? LongRounds = Environment.GetEnvironmentVariable("ATTACK_ROUNDS") switch
    {
        null or "" => null,
        "all" => (0, Attacks.All.Count - 1),
        var part => (int.Parse(part.Split('-')[0], CultureInfo.InvariantCulture), Math.Min(int.Parse(part.Split('-')[1], CultureInfo.InvariantCulture), Attacks.All.Count - 1)),
    };

    private static bool IsInRounds(int number) => LongRounds is var (from, to) && number >= from && number <= to;

    /// <summary>Places of a Markdown text, with `X` for the attack.</summary>
    private static readonly string[] Carriers =
    [
        "X", "before X after", "X\n===", "# X", "## X", "*X*", "**X**", "~~X~~", "`X`", "``X``", "[X](https://example.org)", "[text](X)", "[text](<X>)", "[text](https://example.org/X)", "[text](#X)", "[text](role:X)", "[text](../lessons/basics/X)",
        "[text](https://example.org \"X\")", "[text](https://example.org 'X')", "[text](https://example.org (X))", "![X](../lessons/basics/curve.svg)", "![alt](X)", "![alt](<X>)", "![alt](../lessons/basics/curve.svg \"X\")", "![alt](../lessons/basics/curve.svg 'X')",
        "<X>", "<https://example.org/X>", "<a@X>", "https://example.org/X", "www.example.org/X", "[X]", "[r1X]: https://example.org\n\n[r1X]", "[r2]: X\n\n[r2]", "[r3]: <X>\n\n[r3]", "[r4]: https://example.org \"X\"\n\n[r4]",
        "- X", "- [ ] X", "1. X", "> X", "> [!X]\n> text", "> [!NOTE] X\n> text", "> [!TIP]\n> X", "```X\ncode\n```", "```python X\ncode\n```", "```python {caption=\"X\"}\ncode\n```", "```\nX\n```", "~~~ X\ncode\n~~~", "    X",
        "| X |\n| --- |\n| X |", "| a | b |\n| --- | --: |\n| `X` | X |", "| a |\n| X |\n| b |", "text[^X]\n\n[^X]: note", "text[^n]\n\n[^n]: X", "$X$", "$$\nX\n$$", "$\\text{X}$", "::: X\ntext\n:::", "::: reflect {X}\ntext\n:::", "::: reflect {#X}\ntext\n:::", "::: takeaways\n- X\n:::",
        ":::: steps\n- X\n::::", ":::: exercise {#e} X\nX\n::::", "::: card {role=X}\n:::", "[X]{lang=fr}", "[text]{lang=X}", "[text]{lang=\"X\"}", "{{figure X}}", "{{figure months X}}", "<kbd>X</kbd>", "<kbd X>text</kbd>", "<details>\n<summary>X</summary>\n\nX\n\n</details>", "<!-- X -->", "<!--X", "&X;", "\\X",
        ":::: quiz {#X}\nWhich?\n\n- [x] a\n- [ ] b\n- [ ] c\n::::", ":::: quiz {#q objective=X see=X}\nX\n\n- [x] X {#X}\n  > X\n- [ ] X {misconception=\"X\"}\n  > X\n- [ ] c\n\nhint: X\n\nX\n::::",
    ];

    [Fact]
    public async Task Attack_in_any_place_of_a_page_stays_text()
    {
        using var site = TestSite.Of("course");
        for (var i = 0; i < Attacks.All.Count; i++) site.Write($"input/pages/attack-{i}.md", $"---\ntitle: Attack {i}\nsummary: A page with one attack in every place of a Markdown text, number {i}.\n---\n{Page(Attacks.All[i])}");
        var files = await BuildAsync(site);
        Assert.Equal(Attacks.All.Count, files.Keys.Count(f => f.StartsWith("attack-", StringComparison.Ordinal)));
        AssertSafe(files);
    }

    // A quotation ends what an attack leaves open: a fence, a comment, a block. So none hides those after it.
    private static string Page(string attack) => string.Concat(Carriers.Select(c => "> " + c.Replace("X", attack.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal).Replace("\n", "\n> ", StringComparison.Ordinal) + "\n\n<!-- -->\n\n"));

    [Fact]
    public void Attack_as_a_whole_text_stays_text()
    {
        var site = new SpecSite();
        var faults = new List<string>();
        foreach (var attack in Attacks.All)
            foreach (var text in new[] { attack, attack + "\n\n" + attack, "text " + attack + "\ntext", "- a\n\n  " + attack, "| a |\n| --- |\n" + attack })
                faults.AddRange(SafePage.FindFaults(site.RenderParts(text, linksTerms: true).Html).Select(f => $"{Show(text)} → {f}"));
        Assert.Equal([], faults);
    }

    /// <summary>Texts with a grammar of their own: what breaks it is an error of the header, and no page is made at all.</summary>
    private static readonly Dictionary<string, string> WithGrammar = new(StringComparer.Ordinal)
    {
        ["page.redirectFrom"] = "/before/", ["home.redirectFrom"] = "/before-home/", ["role.redirectFrom"] = "/before-role/", ["project.hours"] = "12–16", ["salary.currency"] = "USD", ["salary.place"] = "US",
    };

    [Fact]
    public async Task Text_with_a_grammar_of_its_own_is_refused_when_it_breaks_it()
    {
        foreach (var (file, key) in new[] { ("pages/about.md", "page.redirectFrom"), ("projects/suite.md", "project.hours"), ("salaries/model-tester.yml", "salary.currency"), ("salaries/model-tester.yml", "salary.place") })
            foreach (var attack in Attacks.All.Where((_, i) => i % 141 == 0))
            {
                using var site = TestSite.Of("course");
                site.Write("input/" + file, HostileFields.Rewrite(file, File.ReadAllText(site.Combine("input/" + file)), field => field == key ? attack : WithGrammar.GetValueOrDefault(field, "Text of a field")));
                Assert.True((await site.CheckAsync()).HasErrors, $"{key} may be {Show(attack)}");
            }
    }

    [Theory]
    [InlineData("course")]
    [InlineData("questions")]
    public async Task Attack_in_any_text_of_YAML_stays_text(string fixture)
    {
        var (first, last) = LongRounds ?? (0, 7);
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        for (var round = first; round <= last; round++)
        {
            using var site = Open(fixture);
            // A prime step: with each round every field gets another attack, and every attack another field.
            var at = round * 53;
            foreach (var file in InputFiles(site).Where(f => f.EndsWith(".md", StringComparison.Ordinal) || f.EndsWith(".yml", StringComparison.Ordinal)))
                site.Write("input/" + file, HostileFields.Rewrite(file, File.ReadAllText(site.Combine("input/" + file)), field =>
                {
                    fields.Add(field);
                    if (WithGrammar.TryGetValue(field, out var valid)) return valid;
                    var attack = Attacks.All[at++ % Attacks.All.Count];
                    // Two terms of one name, or of names that differ in case, are an error, and no page is made.
                    return field is "term.terms.term" or "term.terms.aliases" ? $"{attack} {at}" : attack;
                }));
            AssertSafe(await BuildAsync(site));
        }
        Assert.InRange(fields.Count, fixture == "course" ? 60 : 30, 1000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{fields.Count} fields, rounds {first} to {last} of {Attacks.All.Count}: {string.Join(' ', fields)}");
    }

    [Theory]
    [InlineData("SiteTitle")]
    [InlineData("SiteDescription")]
    [InlineData("Host")]
    [InlineData("LinkRoot")]
    [InlineData("Language")]
    [InlineData("RepositoryLink")]
    [InlineData("CurrentDateTime")]
    public async Task Attack_in_a_setting_is_refused_or_stays_text(string setting)
    {
        foreach (var attack in Attacks.All.Where((_, i) => LongRounds is null ? i % 37 == setting.Length : IsInRounds(i)))
        {
            using var site = new TestSite().Write("input/index.md", "---\ntitle: Home\nsummary: A page that says what this site is about, in one sentence.\n---\n[A page](pages/a.md)\n")
                .Write("input/pages/a.md", "---\ntitle: A\nsummary: Another page that says what it is about, in one sentence.\n---\ntext\n")
                .Write("statiq.json", JsonSerializer.Serialize(new Dictionary<string, string> { [setting] = attack }));
            var stage = new MemoryStage();
            var result = await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false), new NoProgress()).BuildAsync(stage);
            if (!result.HasErrors) AssertSafe(stage.Files, $"{setting} = {Show(attack)}: ");
        }
    }

    [Fact]
    public async Task Attack_as_the_name_of_a_file_or_folder_stays_text()
    {
        using var site = new TestSite();
        foreach (var (name, i) in Attacks.All.Where((_, i) => LongRounds is null ? i % 3 == 0 : IsInRounds(i)).Select((a, i) => (a.Replace('/', '∕').Replace("\0", "", StringComparison.Ordinal).Trim(' ', '.'), i)).Where(n => n.Item1.Length is > 0 and < 80 && !n.Item1.StartsWith('_')))
            site.Write(i % 3 == 0 ? $"{name}/{i}.md" : $"{name}.md", $"text {i}\n\n[x](<{name}.md>) ![x](<{name}.svg>)\n").Write($"{name}.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>");
        AssertSafe(await BuildAsync(site));
    }

    // T06: no text is ever read as a template. What a reader sees is what the author wrote.
    [Fact]
    public async Task Text_that_looks_like_a_template_is_shown_as_it_is_written()
    {
        string[] templates = ["{{7*7}}", "{{> layout}}", "{{{Title}}}", "{{#each Pages}}x{{/each}}", "{{lookup this 'x'}}", "${7*7}", "<%= 7*7 %>", "{% include 'x' %}", "{{< x >}}", "@(7*7)", "#{7*7}", "[[${7*7}]]"];
        using var site = TestSite.Of("course").Write("input/pages/about.md", $"---\ntitle: {JsonSerializer.Serialize(string.Concat(templates))}\nsummary: A page that says what it is about.\nredirectFrom: [/about-us/]\n---\n" + string.Concat(templates.Select(t => $"`{t}`\n\n")));
        var page = CanonicalHtml.Parse(Encoding.UTF8.GetString((await BuildAsync(site))["about/index.html"]));
        // A space between a number and a per cent sign does not break, whatever stands around them.
        Assert.Equal(string.Concat(templates).Replace("7 %", "7\u00a0%", StringComparison.Ordinal), page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(templates, page.QuerySelectorAll("main p > code").Select(c => c.TextContent));
    }

    // T05: an anchor named like a property of `window` or `document` would hide the property.
    [Fact]
    public void Heading_of_any_name_gets_an_id_that_hides_nothing()
    {
        string[] names = ["constructor", "__proto__", "location", "document", "cookie", "name", "top", "getElementById", "hasOwnProperty", "toString", "main", "q", "theme", "nav"];
        var (html, _) = new SpecSite().RenderParts(string.Concat(names.Select(n => $"## {n}\n\n")), linksTerms: false);
        Assert.Equal(names.Length, CanonicalHtml.Parse(html).QuerySelectorAll("[id]").Select(e => e.Id!).Where(id => id.StartsWith("h-", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public void Judge_is_not_blind()
    {
        var pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();
        var open = Attacks.All.Count(a => SafePage.FindFaults(Markdown.ToHtml(a, pipeline)).Count > 0);
        var withoutHtml = Attacks.All.Count(a => SafePage.FindFaults(Markdown.ToHtml(a, new MarkdownPipelineBuilder().UseAdvancedExtensions().DisableHtml().Build())).Count > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"of {Attacks.All.Count} attacks Markdig lets {open} through, with DisableHtml {withoutHtml}");
        Assert.InRange(open, 200, Attacks.All.Count);
        Assert.InRange(withoutHtml, 20, open);
    }

    private static void AssertSafe(IReadOnlyDictionary<string, byte[]> files, string prefix = "")
    {
        var faults = files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).AsParallel().SelectMany(f => SafePage.FindFaults(Encoding.UTF8.GetString(f.Value)).Select(fault => (Page: f.Key, Fault: fault))).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults.GroupBy(f => f.Fault).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{prefix}{g.Key}, on {g.Count()} pages such as {g.First().Page}")));
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> BuildAsync(TestSite site)
    {
        var stage = new MemoryStage();
        var result = await new SiteBuilder(new BuildOptions(site.Root, [], HasSearch: false), new NoProgress()).BuildAsync(stage);
        Assert.True(stage.Files.Count > 0, "no page was made: " + TestSite.Report([.. result.Diagnostics.Where(d => d.Severity == Severity.Error)]));
        return stage.Files;
    }

    private static TestSite Open(string fixture)
    {
        if (fixture == "course") return TestSite.Of(fixture);
        var site = new TestSite();
        var folder = Path.Combine(ProjectFolder.Repository, "tests/LearningSite.EndToEndTests/Fixtures", fixture);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) site.Write(Path.GetRelativePath(folder, file), File.ReadAllBytes(file));
        return site;
    }

    private static List<string> InputFiles(TestSite site) =>
        [.. Directory.EnumerateFiles(site.Combine("input"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(site.Combine("input"), f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static string Show(string text) => Controls().Replace(text, m => $"\\u{(int)m.Value[0]:X4}");

    [GeneratedRegex(@"[\p{C}]", RegexOptions.NonBacktracking)]
    private static partial Regex Controls();
}
