using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Markup;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;
using Markdig;

namespace LearningSite.Tests.Security;

/// <summary>T18–T20: texts made to exhaust a parser end in a page or in a finding with its place.</summary>
public sealed class ParserLimitTests
{
    private const int ShortBytes = 4096;

    /// <summary>The kinds of cmark's and markdown-it's lists of pathological inputs in our own words, and what our own blocks add. `n` grows with the size that is asked for.</summary>
    private static readonly (string Name, Func<int, string> Make)[] Pathological =
    [
        ("nested strong emphasis", n => Repeat("*a **a ", n) + "b" + Repeat(" a** a*", n)), ("closers without openers", n => Repeat("a_ ", n)), ("openers without closers", n => Repeat("_a ", n)), ("mixed openers and closers", n => Repeat("*a_ ", n)),
        ("emphasis then both", n => Repeat("*a ", n) + Repeat("_a*_ ", n)), ("lengths by three", n => "a**b" + Repeat("c* ", n)), ("strong underscores", n => Repeat("**_* ", n)), ("strike", n => Repeat("~~a ", n)),
        ("link closers", n => Repeat("a]", n)), ("link openers", n => Repeat("[a", n)), ("link and emphasis", n => Repeat("[ a_", n)), ("title in parentheses", n => Repeat("[ (](", n)), ("images in labels", n => Repeat("![[]()", n)), ("nested brackets", n => Repeat("[", n) + "a" + Repeat("]", n)),
        ("open address in angles", n => Repeat("[a](<b", n)), ("open address", n => Repeat("[a](b", n)), ("open title", n => Repeat("[a](b \"", n)), ("emphasis and open address", n => Repeat("*[a](", n)), ("images", n => Repeat("![a](b)", n)),
        ("references", n => string.Concat(Enumerable.Range(0, n).Select(i => $"[{i}]: u\n")) + Repeat("[0] ", n)), ("long label", n => "[" + Repeat("a ", n) + "]: b\n\n[" + Repeat("a ", n) + "]"),
        ("quotes", n => Repeat("> ", n) + "a"), ("lists in lists", n => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(n)).Select(i => new string(' ', 2 * i) + "* a\n"))), ("numbered lists in a line", n => Repeat("1. ", n) + "a"), ("lazy quotes", n => Repeat("> a\nb\n", n)),
        ("backticks", n => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(2 * n)).Select(i => "e" + new string('`', i)))), ("backticks and escapes", n => Repeat("``\\", n)), ("fences", n => Repeat("```\n", n)), ("open comments", n => "</" + Repeat("<!--", n)), ("angles", n => Repeat("<", n) + ">"),
        ("open tags", n => Repeat("<a ", n)), ("open attributes", n => "<a " + Repeat("a=\"", n)), ("instructions", n => Repeat("<?", n)), ("character data", n => Repeat("<![CDATA[", n)), ("instructions in a line", n => "a" + Repeat("<?", n)), ("character data in a line", n => "a" + Repeat("<![CDATA[", n)), ("declarations in a line", n => "a" + Repeat("<!A ", n)), ("inert tags", n => Repeat("<kbd>", n)), ("details", n => Repeat("<details>\n", n)), ("entities", n => Repeat("&amp", n)),
        ("headings", n => Repeat("# a\n\n", n)), ("underlined headings", n => Repeat("a\n=\n", n)), ("spaces before a break", n => "x" + Repeat(" ", n) + "x  \nx"), ("one word", n => Repeat("a", n)), ("empty lines", n => Repeat("\n", n)), ("tabs", n => Repeat("\t", n) + "a"),
        ("rows", n => "|a|b|\n|-|-|\n" + Repeat("|a|b|\n", n)), ("columns", n => "|" + Repeat("a|", n) + "\n|" + Repeat("-|", n) + "\n|" + Repeat("a|", n)), ("rows without a table", n => Repeat("|a\n", n)), ("pipes", n => Repeat("a | ", n)),
        ("footnotes", n => string.Concat(Enumerable.Range(0, n).Select(i => $"[^{i}]: u\n\n")) + Repeat("[^0] ", n)), ("uses of a footnote", n => Repeat("[^a]", n) + "\n\n[^a]: x\n"), ("callouts", n => Repeat("> [!NOTE]\n> a\n\n", n)), ("formulas", n => Repeat("$a ", n)), ("dollars", n => Repeat("$$", n)),
        ("blocks", n => Repeat("::: takeaways\n", n)), ("closed blocks", n => Repeat("::: takeaways\n- a\n:::\n", n)), ("figures", n => Repeat("{{figure ", n)), ("figures of one letter", n => Repeat("{{figure a ", n)), ("gaps", n => Repeat("[[=", n)), ("languages", n => Repeat("[a]{lang=", n)), ("braces", n => Repeat("{a", n)),
        ("addresses", n => Repeat("http://", n)), ("carets", n => Repeat("^", n)), ("footnotes without brackets", n => Repeat("^[a", n)), ("stars with spaces", n => Repeat(" ** ", n)), ("rows that are none", n => Repeat("|a| \n", n)), ("hashes", n => Repeat("##a\n", n)), ("rules", n => Repeat("a\n\n---\n\n", n)), ("unused footnotes", n => "text\n\n" + string.Concat(Enumerable.Range(0, n).Select(i => $"[^{i}]: u\n\n"))), ("address with brackets", n => Repeat("[a](()", n)),
        ("options", n => ":::: quiz {#q}\nx\n\n" + Repeat("- [ ] a\n", n) + "::::\n"), ("braces of an option", n => ":::: quiz {#q}\nx\n\n- [ ] " + Repeat("{#", n) + "\n- [x] b\n::::\n"), ("terms", n => Repeat("leakage recall ", n)),
        ("open titles", n => Repeat("[a](b (", n)), ("escaped titles", n => Repeat("[a](b (\\)", n)), ("escaped addresses", n => Repeat("[a](b\\)", n)), ("spaces in addresses", n => "[a](" + Repeat(" ", n)), ("definitions with open titles", n => Repeat("[a]: u (\n", n)), ("definitions of many lines", n => Repeat("[a]:\nu\n\"a\n", n)), ("open labels of definitions", n => Repeat("[a\n", n)),
        ("escaped backticks", n => Repeat("\\``", n)), ("backticks by twos", n => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(n)).Select(i => "e" + new string('`', 2 * i) + " `"))), ("backticks in rows", n => "|a|b|\n|-|-|\n" + string.Concat(Enumerable.Range(1, (int)Math.Sqrt(2 * n)).Select(i => "|" + new string('`', i) + "|\n"))), ("backticks in lines", n => string.Concat(Enumerable.Range(1, (int)Math.Sqrt(2 * n)).Select(i => new string('`', i) + "a\n"))),
        ("numbered lists in lists", n => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(n)).Select(i => new string(' ', 3 * i) + "1. a\n"))), ("quotes in lists", n => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(n)).Select(i => Repeat("> - ", i) + "a\n"))), ("lines under a list of many levels", n => string.Concat(Enumerable.Range(0, 100).Select(i => new string(' ', 2 * i) + "* a\n")) + Repeat(new string(' ', 200) + "a\n", n)),
        ("mail addresses", n => Repeat("<a@", n)), ("schemes", n => Repeat("<a:", n)), ("hosts", n => Repeat("www.a", n)), ("alternating fences", n => Repeat("```\n~~~\n", n)), ("open formulas", n => Repeat("$$\n", n)), ("rows of code", n => "|a|b|\n|-|-|\n" + Repeat("|`a|b`|\n", n)), ("escapes", n => Repeat("\\*", n)), ("numbered entities", n => Repeat("&#", n)), ("task boxes", n => Repeat("- [ ] [ ] a\n", n)), ("mixed scripts", n => Repeat("аa ", n)),
    ];

    public static TheoryData<string> Names => [.. Pathological.Select(p => p.Name)];

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);
    private const long MostMemory = 512 << 20;

    // `PATHOLOGICAL_BYTES=1000000` looks at texts up to the limit of a file, and prints what each costs, how that grows when the text is twice as long, and
    // the memory that the process had at most. `PATHOLOGICAL=part of a name` looks at some of them.
    [Fact]
    public void Pathological_text_ends_in_a_page_or_in_a_finding_with_its_place()
    {
        var site = new SpecSite();
        var isLong = int.TryParse(Environment.GetEnvironmentVariable("PATHOLOGICAL_BYTES"), CultureInfo.InvariantCulture, out var bytes);
        var faults = new List<string>();
        // What Markdig alone needs time for by the square is seen.
        if (isLong) Assert.InRange(GrowthOfWork(() => Markdown.ToHtml(Repeat("[a](b", 1000)), () => Markdown.ToHtml(Repeat("[a](b", 2000))), 3, 6);
        foreach (var (name, make) in Pathological.Where(p => p.Name.Contains(Environment.GetEnvironmentVariable("PATHOLOGICAL") ?? "", StringComparison.Ordinal)))
        {
            var report = new StringBuilder(name);
            (string Text, TimeSpan Time)? half = null;
            foreach (var size in isLong ? [bytes / 4, bytes / 2, bytes] : new[] { ShortBytes })
            {
                var text = make(Math.Max(1, (int)(size * 1000L / make(1000).Length)));
                if (isLong) ForgetPeak();
                var (html, findings) = ("", (IReadOnlyList<Diagnostic>)[]);
                var time = Measure(() => (html, findings) = site.RenderParts(text, linksTerms: true)).Time;
                var memory = Process.GetCurrentProcess().PeakWorkingSet64;
                Assert.True(html.Length > 0 || findings.Count > 0 || string.IsNullOrWhiteSpace(text), name);
                Assert.All(findings, f => Assert.InRange(f.Place!.Span.Start, 0, text.Length));
                if (!isLong) { Assert.Equal([], HtmlNesting.FindFaults(html).Select(f => $"{name}: {f}")); continue; }
                report.Append(CultureInfo.InvariantCulture, $"; {text.Length} {time.TotalMilliseconds:0} ms");
                var growth = 0.0;
                if (half is var (shorter, before) && before.TotalMilliseconds > 100)
                {
                    growth = time / before;
                    report.Append(CultureInfo.InvariantCulture, $", ×{growth:0.0}");
                    if (growth > MostGrowth)
                    {
                        growth = GrowthOfWork(() => site.RenderParts(shorter, linksTerms: true), () => site.RenderParts(text, linksTerms: true));
                        report.Append(CultureInfo.InvariantCulture, $", of its work ×{growth:0.0}");
                    }
                }
                report.Append(CultureInfo.InvariantCulture, $" {memory >> 20} MB {string.Join(' ', findings.Select(f => f.Code.Id).Distinct())}");
                if (time > MostTime || memory > MostMemory || growth > MostGrowth) faults.Add(report.ToString());
                half = (text, time);
            }
            if (isLong) TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        }
        Assert.Equal([], faults);
    }

    private const double MostGrowth = 2.5;

    // The collector runs whenever a budget of some megabytes is spent, three times for half of a text and eight for the whole, and each time copies what lives; memory that is used for
    // the first time costs as well. So the whole is compared with the half done twice, which takes as much memory, without the collector. Of some runs the fastest counts, for what else
    // the machine does can only add time.
    private static double GrowthOfWork(Action half, Action whole)
    {
        var (twice, once) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < 5; round++)
        {
            twice = TimeSpan.FromTicks(Math.Min(twice.Ticks, MeasureWithoutCollector(half + half).Ticks));
            once = TimeSpan.FromTicks(Math.Min(once.Ticks, MeasureWithoutCollector(whole).Ticks));
        }
        return 2 * once / twice;
    }

    private static TimeSpan MeasureWithoutCollector(Action work)
    {
        var allocated = Measure(work).Allocated;
        Assert.True(GC.TryStartNoGCRegion(allocated + (allocated / 4)), $"there is no memory for {allocated} bytes without the collector");
        var time = Measure(work).Time;
        // Throws when it has run.
        GC.EndNoGCRegion();
        return time;
    }

    private static (TimeSpan Time, long Allocated) Measure(Action work) => DeepThreads.Run(() =>
    {
        var (before, allocated) = (TimeBudget.Now(), GC.GetAllocatedBytesForCurrentThread());
        work();
        return (TimeSpan.FromTicks(TimeBudget.Now() - before), GC.GetAllocatedBytesForCurrentThread() - allocated);
    });

    // Linux keeps the most memory that a process had until it is told to forget it.
    private static void ForgetPeak()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>YAML made to exhaust its reader, and the drawings and pictures that are read. What is refused has its place.</summary>
    private static readonly (string Name, Func<int, string> Make)[] LargeYaml =
    [
        ("values", n => "[" + Repeat("1,", n) + "1]"), ("items", n => Repeat("- a\n", n)), ("keys", n => string.Concat(Enumerable.Range(0, n).Select(i => $"k{i}: a\n"))), ("one word", n => "a: " + Repeat("a", n)), ("one quoted text", n => "a: \"" + Repeat("\\u0041", n) + "\""), ("lines of a quoted text", n => "a: '" + Repeat("b\n\n ", n) + "'"),
        ("a block of text", n => "a: |\n" + Repeat("  b\n", n)), ("a folded block", n => "a: >\n" + Repeat("  b\n\n", n)), ("tabs in a block of text", n => "a: |\n" + Repeat("  \tb\n", n)), ("spaces in a block of text", n => "a: |\n" + Repeat("  \u00A0b\n", n)), ("spaces that indent", n => Repeat("\u00A0a: b\n", n)), ("tabs in a line", n => "a: |\n  " + Repeat("\t", n)), ("comments", n => Repeat("# a\n", n)), ("empty lines", n => Repeat("\n", n)), ("keys of a list", n => Repeat("? - a\n", n)),
        ("mistakes", n => Repeat("a\n", n)), ("open brackets", n => Repeat("[a, ", n)), ("open quotes", n => Repeat("'", n)), ("anchors", n => Repeat("- &a b\n", n)), ("the same key", n => Repeat("a: b\n", n)), ("indents", n => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(n)).Select(i => new string(' ', i) + "a:\n"))), ("colons", n => Repeat("a: ", n)), ("documents", n => Repeat("---\n", n)),
    ];

    private static readonly (string Name, Func<int, string> Make)[] LargeDrawings =
    [
        ("elements", n => Repeat("<g/>", n)), ("nested elements", n => Repeat("<g>", n)), ("attributes", n => "<g " + string.Concat(Enumerable.Range(0, n).Select(i => $"a{i}=\"\" ")) + "/>"), ("the same attribute", n => "<g " + Repeat("a=\"\" ", n) + "/>"), ("spaces of names", n => "<g " + string.Concat(Enumerable.Range(0, n).Select(i => $"xmlns:a{i}=\"b\" ")) + "/>"), ("nested spaces of names", n => string.Concat(Enumerable.Range(0, n).Select(i => $"<g xmlns:a{i}=\"http://www.inkscape.org/\">"))), ("a long path", n => "<path d=\"" + Repeat("M0 0", n) + "\"/>"), ("styles", n => Repeat("<style>a{}</style>", n)), ("anchors in a style", n => "<style>" + Repeat("url(#a)", n) + "</style>"), ("open addresses", n => "<style>" + Repeat("url(", n) + "</style>"), ("references", n => "<text>" + Repeat("&amp;", n) + "</text>"), ("comments", n => Repeat("<!---->", n)), ("character data", n => Repeat("<![CDATA[a]]>", n)),
    ];

    // `PATHOLOGICAL_BYTES=1000000` looks at YAML of that size and at drawings and pictures of ten times as much, which are their limits.
    [Fact]
    public void Large_YAML_and_large_pictures_are_read_or_refused_in_time()
    {
        var isLong = int.TryParse(Environment.GetEnvironmentVariable("PATHOLOGICAL_BYTES"), CultureInfo.InvariantCulture, out var bytes);
        if (!isLong) bytes = ShortBytes;
        var faults = new List<string>();
        var site = new SpecSite();
        foreach (var (name, make) in LargeYaml)
        {
            Look("YAML: " + name, make, bytes, (text, found) => YamlReader.Read(new SourceText("a.yml", text), found));
            Look("quiz: " + name, make, bytes, (text, found) => site.ReadQuiz(new SourceText("a.yml", text), found));
        }
        Look("quiz: questions", n => string.Concat(Enumerable.Range(0, n).Select(i => $"- id: q{i}\n  stem: Which *one*?\n  options:\n    - right: a\n      why: b\n    - wrong: c\n      why: d\n")), bytes, (text, found) => site.ReadQuiz(new SourceText("a.yml", text), found));
        foreach (var (name, make) in LargeDrawings) Look("SVG: " + name, n => "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">" + make(n) + "</svg>", bytes * 10, (text, found) => ReadImage("a.svg", Encoding.UTF8.GetBytes(text), found));
        Look("JPEG: segments", n => Repeat("\u00FF\u00E1\0\0", n), bytes * 10, (text, found) => ReadImage("a.jpg", [0xFF, 0xD8, .. Encoding.Latin1.GetBytes(text)], found));
        Look("PNG: zeros", n => Repeat("\0", n), bytes * 10, (text, found) => ReadImage("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.Latin1.GetBytes(text)], found));
        Assert.Equal([], faults);

        void Look(string name, Func<int, string> make, int size, Action<string, DiagnosticBag> read)
        {
            if (!name.Contains(Environment.GetEnvironmentVariable("PATHOLOGICAL") ?? "", StringComparison.Ordinal)) return;
            var text = make(Math.Max(1, (int)(size * 1000L / make(1000).Length)));
            if (isLong) ForgetPeak();
            var diagnostics = new DiagnosticBag();
            var time = DeepThreads.Run(() =>
            {
                var before = TimeBudget.Now();
                read(text, diagnostics);
                return TimeSpan.FromTicks(TimeBudget.Now() - before);
            });
            var memory = Process.GetCurrentProcess().PeakWorkingSet64;
            Assert.All(diagnostics.Sorted(), f => Assert.InRange(f.Place!.Span.End, 0, Math.Max(text.Length, f.Place.Text.Text.Length)));
            var report = string.Create(CultureInfo.InvariantCulture, $"{name}; {text.Length} {time.TotalMilliseconds:0} ms {memory >> 20} MB {string.Join(' ', diagnostics.Sorted().Select(f => f.Code.Id).Distinct())}");
            if (isLong) TestContext.Current.TestOutputHelper?.WriteLine(report);
            if (time > MostTime || (isLong && memory > MostMemory)) faults.Add(report);
        }
    }

    // For each the line was looked for that its block begins with: a check of a quiz with 40,000 took 19 seconds of the processor.
    [Fact]
    public void Tabs_in_a_long_block_of_text_take_a_moment()
    {
        var found = new DiagnosticBag();
        var before = TimeBudget.Now();
        Assert.IsType<YamlNode.Mapping>(YamlReader.Read(new SourceText("a.yml", "a: |\n" + Repeat("  \tb\n", 40_000) + "b: c\n"), found));
        Assert.InRange(TimeSpan.FromTicks(TimeBudget.Now() - before).TotalSeconds, 0, 1);
        Assert.Empty(found.Sorted());
    }

    [Theory]
    [InlineData(10_000, 1, null)]
    [InlineData(10_001, 1, "the content of the image is an SVG with more than 10000 attributes in one element")]
    [InlineData(1, 255, null)]
    [InlineData(1, 256, "the content of the image is an SVG that is nested deeper than 256 levels")]
    public void Drawing_of_very_many_attributes_or_levels_is_refused(int attributes, int levels, string? message)
    {
        var drawing = $"<svg xmlns=\"http://www.w3.org/2000/svg\">{Repeat("<g>", levels - 1)}<g {string.Concat(Enumerable.Range(0, attributes).Select(i => $" a{i}=''"))}/>{Repeat("</g>", levels - 1)}</svg>";
        var found = new DiagnosticBag();
        Assert.Equal(message is null, ReadImage("a.svg", Encoding.UTF8.GetBytes(drawing), found) is not null);
        Assert.Equal(message is null ? [] : [message], found.Sorted().Select(d => d.Message));
    }

    private static ImageSize? ReadImage(string name, byte[] bytes, DiagnosticBag found) => ImageSize.TryRead(new SourceFile("", name, name, bytes.Length) { Edited = bytes }, found);

    [Fact]
    public void Text_that_takes_too_long_is_reported_where_the_time_ran_out()
    {
        var source = new SourceText("page.md", "title\n" + Repeat("[a](b", 4000));
        var diagnostics = new DiagnosticBag();
        Assert.Null(ParseMarkdown.Parse(source.Text[6..], source, 6, diagnostics, limit: TimeSpan.FromMilliseconds(1)));
        var finding = Assert.Single(diagnostics.Sorted());
        Assert.Equal(Codes.MarkdownTooSlow, finding.Code);
        Assert.InRange(finding.Place!.Span.Start, 7, source.Text.Length);
        Assert.NotNull(ParseMarkdown.Parse("A text [with a link](b) and a `word`.\n", source, 0, diagnostics));
    }

    [Fact]
    public void Paragraph_of_very_many_definitions_is_not_read_to_its_end()
    {
        var source = new SourceText("page.md", string.Concat(Enumerable.Range(0, 30_000).Select(i => $"[{i}]: u\n")));
        var diagnostics = new DiagnosticBag();
        Assert.Null(ParseMarkdown.Parse(source.Text, source, 0, diagnostics, limit: TimeSpan.FromMinutes(1)));
        Assert.Equal((Codes.MarkdownTooSlow, 20_002), Assert.Single(diagnostics.Sorted().Select(d => (d.Code, d.Place!.Location.Line))));
    }

    public static TheoryData<string, string> TooMany => new()
    {
        { Repeat("a\n=\n", 10_001), "lines under headings" }, { Repeat("a\n\n---\n\n", 10_001), "lines under headings" }, { string.Concat(Enumerable.Range(0, 10_001).Select(i => $"[^{i}]: u\n\n")), "footnotes" }, { Repeat("> [!NOTE]\n> a\n\n", 10_001), "callouts" },
        { Repeat("[a](b", 5000), "links that are never closed" }, { "a" + Repeat("<!--", 6000), "comments that are never closed" }, { "a" + Repeat("<?", 9000), "instructions that are never closed" },
    };

    [Theory]
    [MemberData(nameof(TooMany))]
    public void What_takes_time_by_the_square_of_its_number_is_refused_before_it_is_read(string text, string what)
    {
        var diagnostics = new DiagnosticBag();
        var before = TimeBudget.Now();
        Assert.Null(ParseMarkdown.Parse(text, new SourceText("page.md", "title\n" + text), 6, diagnostics));
        Assert.InRange(TimeSpan.FromTicks(TimeBudget.Now() - before).TotalSeconds, 0, 0.5);
        var finding = Assert.Single(diagnostics.Sorted());
        Assert.Equal((Codes.MarkdownTooSlow, $"the text has too many {what}"), (finding.Code, finding.Message));
        Assert.InRange(finding.Place!.Span.Start, text.Length / 3, text.Length + 6);
        // Half of it is a page.
        var half = text[..(text.LastIndexOf('\n', text.Length / 2) is var line and > 0 ? line : text.Length / 2)];
        Assert.NotNull(ParseMarkdown.Parse(half, new SourceText("page.md", half), 0, diagnostics));
    }

    // Markdig alone needs a second for each, and by the square of it for longer ones.
    [Theory]
    [InlineData("lists in lists", "LS2026")]
    [InlineData("blocks", "LS2026")]
    [InlineData("backticks", null)]
    [InlineData("backticks in lines", null)]
    public void Text_of_a_megabyte_that_is_deep_or_has_code_without_an_end_takes_a_moment(string name, string? code)
    {
        var make = Pathological.Single(p => p.Name == name).Make;
        var text = make(1_000_000_000 / make(1000).Length);
        var diagnostics = new DiagnosticBag();
        var before = TimeBudget.Now();
        Assert.Equal(code is null, ParseMarkdown.Parse(text, new SourceText("page.md", text), 0, diagnostics) is not null);
        Assert.InRange(TimeSpan.FromTicks(TimeBudget.Now() - before).TotalSeconds, 0, 0.4);
        Assert.Equal(code is null ? [] : [code], diagnostics.Sorted().Select(d => d.Code.Id));
    }

    [Theory]
    [InlineData("`` a ` b `` c `", "<p><code>a ` b</code> c `</p>")]
    [InlineData("` a `` b ``", "<p>` a <code>b</code></p>")]
    [InlineData("``` a `` b ` c ``", "<p>``` a <code>b ` c</code></p>")]
    [InlineData("` a\n\n` b `", "<p>` a</p>\n<p><code>b</code></p>")]
    [InlineData("``` `` ` x `` ` `", "<p>``` <code>` x</code> <code> </code></p>")]
    public void Code_without_an_end_hides_none_that_has_one(string text, string html) => Assert.Equal(html, new SpecSite().RenderParts(text, linksTerms: false).Html.TrimEnd());

    // A sign of Cyrillic that is no letter kept the search for words at its place for ever.
    [Fact(Timeout = 60_000)]
    public async Task Any_single_character_is_checked_and_left_behind()
    {
        using var site = TestSite.Of("course").Write("input/pages/signs.md", "---\ntitle: Signs\nsummary: A page with every character of the first plane, one after the other.\n---\n" + string.Concat(Enumerable.Range(0x20, 0xFFFE - 0x20).Where(c => c is < 0xD800 or > 0xDFFF).Select(c => $"a{(char)c} {(char)c}\n")));
        Assert.NotEmpty((await Task.Run(() => site.CheckAsync(), TestContext.Current.CancellationToken)).Diagnostics);
    }

    // An overflow of the stack ends the process, and this one is a process of its own.
    [Fact]
    public async Task Deep_text_needs_no_more_stack_than_it_is_given()
    {
        using var site = new TestSite().Write("statiq.json", "{}").Write("input/index.md", "---\ntitle: A\n---\n" + Repeat("_a ", 5000) + "\n").Write("input/pages/b.md", "---\ntitle: B\n---\n" + Repeat("[a", 5000) + "\n");
        var run = await CommandLineTests.RunAsync(site.Root, [], "check");
        Assert.True(run.ExitCode is 0 or 4, $"{run.ExitCode}: {run.Error}");
    }

    public static TheoryData<string> Yaml =>
    [
        "a: &a [x]\nb: *a", "a: &a {b: *a}", "a: &x ~\n? *x\n: y", "!!python/object/apply:os.system ['id']", "a: !!binary aGk=", "a: !<tag:yaml.org,2002:str> x", "!local a", "%YAML 1.2\n---\na: b", "%TAG ! tag:x,2000:\n---\n!x a", "%FOO bar\n---\na", "--- a\n--- b", "a\n...\nb", "---\n---\n",
        "<<: *x", "<<: {a: b}\na: c", "a: {<<: {b: c}}", "? a\n: b\n? c", "? [a, b]\n: c", "? {a: b}\n: c", "{a: b, a: c}", "a: b\na: c", "a: |\n b\n  c\n d", "a: >-\n  b\n\n  c", "a: |9\n x", "a: |+\n\n\n", "a: >2-\n    x", "- a\n- - b\n  - c", "-\n-\n-", "- - - - - a", "[a, [b, [c]]]", "[a,,b]", "[a b]", "{a, b: c}", "{a: b",
        "[a", "]", "}", "a: ]", "a: [b]]", "a: 'it''s'", "a: 'x", "a: \"x\\\ny\"", "a: \"\\x41\\u0041\\U00000041\"", "a: \"\\uD800\"", "a: \"\\0\"", "a: \"\\q\"", "a: \"\\U00110000\"", "a: \"x", "a: @b", "a: `b`", "a: %b", "a:b", "a : b", "a:  b", ":", ": a", "a:\n b: c\n  d: e", "a:\n  b: c\n d: e", " a: b\nc: d", "a: b: c", "a\nb: c", "\ta: b", "a:\tb",
        "a: b\t# c", "a: b #c\n#d", "a: #b", "# only", "", "\n\n", "...", "---", "--- |\n x", "--- >\n x", "--- [a]", "- a\nb: c", "a: - b", "a: *", "a: &", "a: !", "*a : b", "&a b: c", "? ", "?a: b", "-a", "- ", "\uFEFFa: b", "a: \uFEFFb", "a: \u0085b", "a: \u2028b", "a: \u0007", "a: \uFFFE", "\u0000", "a: \uD83D\uDE00", "a: \uD83D", "true: false", "null: ~", "0x1: 0o7", ".inf: .nan", "2001-01-01: x", "=: x",
    ];

    // `YAML_INPUTS=folder` reads every file of a folder, such as those of yaml-test-suite.
    [Fact]
    public async Task Any_YAML_is_read_or_refused_at_its_place_as_front_matter_and_as_a_quiz()
    {
        var inputs = Environment.GetEnvironmentVariable("YAML_INPUTS") is { Length: > 0 } folder ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList() : [.. Yaml.Select(y => y.Data)];
        using var site = TestSite.Of("course");
        for (var i = 0; i < inputs.Count; i++) site.Write($"input/pages/y{i}.md", $"---\n{inputs[i]}\n---\nText.\n").Write($"input/quizzes/y{i}.yml", inputs[i]).Write($"input/glossary/y{i}.yml", "title: A\nterms:\n" + Indent(inputs[i]));
        var result = await site.CheckAsync();
        Assert.All(result.Diagnostics.Where(d => d.Place is not null), d => Assert.InRange(d.Place!.Span.Start, 0, d.Place.Text.Text.Length));
        // One file that YAML cannot be is one finding at the least; none passes in silence.
        var reported = result.Diagnostics.Select(d => d.Place?.Text.Path).ToHashSet();
        Assert.Equal([], Enumerable.Range(0, inputs.Count).Where(i => !reported.Contains($"input/quizzes/y{i}.yml")).Select(i => inputs[i]));
        TestContext.Current.TestOutputHelper?.WriteLine($"{inputs.Count} inputs, {result.Diagnostics.Count} findings: {string.Join(' ', result.Diagnostics.GroupBy(d => d.Code.Id).Select(g => $"{g.Key}×{g.Count()}"))}");
    }

    // Of this size, and of that of `PATHOLOGICAL_BYTES`.
    [Fact]
    public void Long_YAML_of_any_kind_takes_no_more_than_a_text_may()
    {
        var size = int.TryParse(Environment.GetEnvironmentVariable("PATHOLOGICAL_BYTES"), CultureInfo.InvariantCulture, out var bytes) ? bytes : 65_536;
        var faults = new List<string>();
        foreach (var (head, part) in new[]
        {
            ("a: |\n", "  \tx\n"), ("a: >\n", "    \u00A0x\n"), ("", "\u00A0a: b\n"), ("", "a: b #1\n"), ("", "- a: b\n"), ("", "-a: b\n"), ("a:\n", "    b: c\n"), ("", "a\n"), ("a: b: c\n", "\n"), ("a: \"", "x\n"), ("", "# a\n"), ("[", "a, "), ("", "- "), ("", "? "), ("a: ", " "), ("", "[]"), ("a: \"", "[]"), ("", "a: 'b' c\n"),
        })
        {
            var yaml = head + Repeat(part, size / part.Length) + "- x\n";
            var before = TimeBudget.Now();
            YamlReader.Read(new SourceText("a.yml", yaml), new DiagnosticBag());
            var time = TimeSpan.FromTicks(TimeBudget.Now() - before);
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{head + part} {time.TotalMilliseconds:0} ms").ReplaceLineEndings("\\n"));
            if (time > MostTime) faults.Add($"{head + part} took {time}");
        }
        Assert.Equal([], faults);
    }

    private static string Indent(string yaml) => string.Concat(yaml.Split('\n').Select(l => "  " + l + "\n"));

    /// <summary>Expressions that need what `NonBacktracking` lacks, and why none of them can take long.</summary>
    private static readonly Dictionary<string, string> Linear = new(StringComparer.Ordinal)
    {
        ["LostMarks.Heading"] = "anchored with \\G, at most six characters and one that follows",
        ["LostMarks.TableRows"] = "anchored with \\G; the last pipe of a line is the only one that white space and a line end can follow",
        ["LostMarks.Callout"] = "anchored with \\G, words from a list between white space",
        ["LostMarks.LostInText"] = "every repetition ends at a character that it does not contain, after a hundred at most",
        ["NumericAnswer.Thousands"] = "what stands before it keeps it from starting inside a number",
        ["ReadHeaders.Pair"] = "reads netlify.toml of the root, which is no content; each alternative begins with another character",
    };

    // T20: an expression that backtracks takes time by the power of what it reads.
    [Fact]
    public void Every_regular_expression_is_linear()
    {
        var found = typeof(ParseMarkdown).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(m => (Name: $"{m.DeclaringType!.Name}.{m.Name}", Regex: m.GetCustomAttribute<GeneratedRegexAttribute>())).Where(m => m.Regex is not null).ToList();
        var backtracking = found.Where(m => !m.Regex!.Options.HasFlag(RegexOptions.NonBacktracking)).Select(m => m.Name).Except(Linear.Keys).ToList();
        Assert.True(backtracking.Count == 0, $"give {string.Join(" and ", backtracking)} `RegexOptions.NonBacktracking`, or say in `Linear` why the time grows with the text and no faster");
        Assert.Equal([], Linear.Keys.Except(found.Where(m => !m.Regex!.Options.HasFlag(RegexOptions.NonBacktracking)).Select(m => m.Name)));
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "src/LearningSite"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.DoesNotMatch(@"new Regex\(|Regex\.(Match|IsMatch|Replace|Split|Matches)\(", source);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
