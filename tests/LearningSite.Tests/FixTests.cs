using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Fixes;
using LearningSite.Pipelines;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>`check --fix`: what it repairs, what it leaves alone, and that it never does more.</summary>
public class FixTests
{
    public static TheoryData<string> Reports => DiagnosticsTests.Fixable;

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Second_run_changes_nothing(string file)
    {
        using var site = DiagnosticsTests.Write(file);
        var first = await site.FixAsync();
        Assert.DoesNotContain(first.Left.Diagnostics, d => d.Fix is not null);
        Assert.Contains(first.Files, f => f.Before is not null);
        Write(first);
        Assert.Empty((await site.FixAsync()).Files);
    }

    [Theory]
    [InlineData("titel: A", "title: A")]
    [InlineData("Title: A", "title: A")]
    [InlineData("\"titel\": A", "\"title\": A")]
    [InlineData("title: A\nSummary: x", "title: A\nsummary: x")]
    [InlineData("title: A\ntitel: B", "title: A\ntitel: B")]
    [InlineData("titel: A\ntitl: B", "titel: A\ntitl: B")]
    public Task Key_is_renamed_when_one_is_meant(string before, string after) => AssertFixAsync("input/pages/about.md", $"---\n{before}\n---\nText.\n", $"---\n{after}\n---\nText.\n");

    // `right` is a key elsewhere, so it is no slip of the pen; and slips seldom begin a word with another letter.
    [Theory]
    [InlineData("right: Roll back\n        weight: 100")]
    [InlineData("do: Roll back\n        height: 100")]
    public Task Key_that_may_mean_something_else_stays(string action)
    {
        var quiz = $"title: Metrics\nsummary: Questions on which metric to choose when one class is very rare.\nquestions:\n  - id: rare\n    stem: What first?\n    actions:\n      - {action}\n";
        return AssertFixAsync("input/quizzes/more.yml", quiz, quiz);
    }

    [Theory]
    [InlineData("level: Beginner", "level: beginner")]
    [InlineData("level: “Beginner”", "level: beginner")]
    [InlineData("updated: 1 November 2025", "updated: 2025-11-01")]
    [InlineData("updated: 1.11.2025", "updated: 2025-11-01")]
    [InlineData("updated: 1/11/2025", "updated: 1/11/2025")]
    [InlineData("skills: one, two", "skills: [one, two]")]
    [InlineData("skills: One two", "skills: One two")]
    [InlineData("level: begginer", "level: begginer")]
    public Task Value_of_a_closed_set_is_corrected_in_case_only(string before, string after) =>
        AssertFixAsync("input/lessons/basics/x.md", $"---\ntitle: X\n{before}\n---\nText.\n", $"---\ntitle: X\n{after}\n---\nText.\n");

    [Theory]
    [InlineData("""{ "Hots": "a.example" }""", """{ "Host": "a.example" }""")]
    [InlineData("""{ "host": "a.example" }""", """{ "Host": "a.example" }""")]
    [InlineData("""{ "host": "a.example", "Host": "b.example" }""", """{ "host": "a.example", "Host": "b.example" }""")]
    public Task Setting_is_renamed_when_one_is_meant(string before, string after) => AssertFixAsync("statiq.json", before, after);

    [Theory]
    [InlineData("---\r\ntitel: A\r\n---\r\nText.\r\n")]
    [InlineData("\uFEFF---\r\ntitel: A\r\n---\r\nText.")]
    [InlineData("---\r\nsummary: é\ntitel: A\r---\r\nText.\n\r\n")]
    public Task Line_ends_mark_and_end_of_file_stay(string before) => AssertFixAsync("input/pages/about.md", before, before.Replace("titel", "title", StringComparison.Ordinal));

    [Theory]
    [InlineData("**Bold** claim", "\"**Bold** claim\"")]
    [InlineData("{{figure wef}} jobs", "\"{{figure wef}} jobs\"")]
    [InlineData("`code` first", "\"`code` first\"")]
    [InlineData("%x", "\"%x\"")]
    [InlineData("> 80 % of it", "\"> 80 % of it\"")]
    [InlineData("Precision: what it costs", "\"Precision: what it costs\"")]
    [InlineData("Say: \"no\" isn't", "'Say: \"no\" isn''t'")]
    [InlineData("A: b # and a comment", "A: b # and a comment")]
    [InlineData("*name", "*name")]
    [InlineData("A: b\n  goes on", "A: b\n  goes on")]
    [InlineData("[a, b", "[a, b")]
    public async Task Text_that_means_something_to_YAML_is_quoted(string before, string after)
    {
        await AssertFixAsync("input/pages/about.md", $"---\ntitle: {before}\nsummary: A: b\n---\nText.\n", $"---\ntitle: {after}\nsummary: {(before == after ? "A: b" : "\"A: b\"")}\n---\nText.\n");
        await AssertFixAsync("input/skills/model-evaluation.md", $"---\ntitle: X\nlevels:\n  - {before}\n---\nText.\n", $"---\ntitle: X\nlevels:\n  - {after}\n---\nText.\n");
    }

    [Theory]
    [InlineData("[a](../lessons/Basics/SPLITS.md#why)", "[a](../lessons/basics/splits.md#why)")]
    [InlineData("[a](./About.md)", "[a](./about.md)")]
    [InlineData("![A curve](../lessons/basics/Curve.SVG)", "![A curve](../lessons/basics/curve.svg)")]
    [InlineData("[a](../lessons/basics/split.md)", "[a](../lessons/basics/split.md)")]
    [InlineData("[a][b]\n\n[b]: About.md", "[a][b]\n\n[b]: about.md")]
    public Task Address_is_written_in_the_case_of_the_file(string before, string after) => AssertFixAsync("input/pages/about.md", $"---\ntitle: A\n---\n{before}\n", $"---\ntitle: A\n---\n{after}\n");

    [Theory]
    [InlineData("- [] Recall", "- [ ] Recall")]
    [InlineData("- [X ] Recall", "- [x] Recall")]
    [InlineData("- [ x]Recall", "- [x] Recall")]
    [InlineData("- [x]  [Recall](about.md)", "- [x]  [Recall](about.md)")]
    [InlineData("- [o] Recall", "- [o] Recall")]
    [InlineData("- [x](about.md)", "- [x](about.md)")]
    [InlineData("* [ ] Recall", "- [ ] Recall")]
    [InlineData("-[x] Recall", "- [x] Recall")]
    [InlineData("-[x](about.md)", "-[x](about.md)")]
    [InlineData("[x] Recall", "- [x] Recall")]
    public Task Box_of_an_option_is_mended_when_it_can_mean_one_thing(string before, string after) =>
        AssertFixAsync("input/pages/about.md", Question("quiz {#which}", before), Question("quiz {#which}", after));

    [Theory]
    [InlineData("> Hint: A rare class", "> hint: A rare class")]
    [InlineData("> **Hint:** A rare class", "> hint: A rare class")]
    [InlineData("> Hint think of a rare class", "> hint: think of a rare class")]
    [InlineData("hint: A rare class", "> hint: A rare class")]
    [InlineData("> A rare class", "> A rare class")]
    public Task Hint_that_is_nearly_one_becomes_one(string before, string after) =>
        AssertFixAsync("input/pages/about.md", Question("quiz {#which}", "- [x] Recall").Replace("is it?\n", $"is it?\n\n{before}\n", StringComparison.Ordinal), Question("quiz {#which}", "- [x] Recall").Replace("is it?\n", $"is it?\n\n{after}\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("It's \"fine\" (\"or not\"), isn't it?", "It’s “fine” (“or not”), isn’t it?")]
    [InlineData("She said: \"'Fine' is a word\".", "She said: “‘Fine’ is a word”.")]
    [InlineData("The '90s and the users' data", "The ’90s and the users’ data")]
    [InlineData("*\"Fine\"* and \"**fine**\"", "*“Fine”* and “**fine**”")]
    [InlineData("A screen of 13\" is \"small\".", "A screen of 13\" is \"small\".")]
    [InlineData("A \" between spaces", "A \" between spaces")]
    [InlineData("`it's` \"fine\"", "`it's` “fine”")]
    public Task Straight_quotation_marks_become_curly_when_all_of_a_page_can_be_told(string before, string after) =>
        AssertFixAsync("input/pages/about.md", $"---\ntitle: A\n---\n{before}\n", $"---\ntitle: A\n---\n{after}\n");

    [Theory]
    [InlineData("quiz", "quiz {#which-of-the-two-metrics}")]
    [InlineData("quiz {type=single}", "quiz {#which-of-the-two-metrics type=single}")]
    public Task Question_without_an_id_gets_its_first_words(string before, string after) =>
        AssertFixAsync("input/pages/about.md", Question(before, "- [ ] Recall"), Question(after, "- [ ] Recall"));

    [Fact]
    public async Task New_ids_are_unique_on_the_site()
    {
        using var site = TestSite.Of("course").Write("input/pages/about.md", Question("quiz", "- [ ] Recall") + Question("quiz", "- [ ] Recall").Split("---\n")[2]).Write("input/pages/more.md", Question("quiz", "- [ ] Recall"));
        Write(await site.FixAsync());
        var ids = new[] { "about", "more" }.SelectMany(p => File.ReadAllLines(site.Combine($"input/pages/{p}.md")).Where(l => l.StartsWith("::::", StringComparison.Ordinal) && l.Contains('#', StringComparison.Ordinal))).ToList();
        Assert.Equal(3, ids.Count);
        Assert.Distinct(ids);
    }

    [Theory]
    [InlineData("::: exercise {#e}\nDo.\n\n::: solution\nSo.\n:::\n:::\n", ":::: exercise {#e}\nDo.\n\n::: solution\nSo.\n:::\n::::\n")]
    [InlineData("```markdown\n```python\nx = 1\n```\n```\n", "````markdown\n```python\nx = 1\n```\n````\n")]
    [InlineData("::: exercise {#e}\n::: solution\nSo.\n:::\n", "::: exercise {#e}\n::: solution\nSo.\n:::\n")]
    [InlineData("```python\nx = 1\n", "```python\nx = 1\n")]
    [InlineData("````\n```\n````\n\n```python\nx = 1\n", "````\n```\n````\n\n```python\nx = 1\n")]
    public Task Outer_fence_becomes_longer_than_the_inner_one(string before, string after) =>
        AssertFixAsync("input/pages/about.md", $"---\ntitle: A\n---\n{before}", $"---\ntitle: A\n---\n{after}");

    private static string Question(string fence, string option) =>
        $"---\ntitle: A\n---\n:::: {fence}\nWhich of the two metrics is it?\n\n- [ ] Loss\n  > No.\n{option}\n  > It is.\n- [ ] Accuracy\n  > No.\n::::\n";

    [Theory]
    [InlineData("title: A  \n# note \npromise: >\n  folded  \n  text\nlessons:\t\n- splits ", "title: A\n# note\npromise: >\n  folded  \n  text\nlessons:\n- splits")]
    [InlineData("title: A\npromise: |-\n  two  \n   \n  lines \nlessons: [splits] ", "title: A\npromise: |-\n  two  \n   \n  lines \nlessons: [splits]")]
    [InlineData("title: \"A\\ \n  b\"", "title: \"A\\ \n  b\"")]
    public Task Spaces_at_the_end_of_lines_go_unless_they_are_text(string before, string after) => AssertFixAsync("input/tracks/basics.yml", before, after);

    [Fact]
    public async Task Nothing_is_written_through_a_link_or_over_a_newer_text()
    {
        using var site = TestSite.Of("course").Write("input/pages/about.md", "---\ntitel: A\n---\nText.\n").Write("elsewhere/track.yml", "titel: B\n");
        var fixes = await site.FixAsync();
        site.Write("input/pages/about.md", "---\ntitel: Newer\n---\nText.\n");
        File.CreateSymbolicLink(site.Combine("input/pages/linked"), site.Combine("elsewhere"));
        var linked = new ChangedFile(site.Combine("input/pages/linked/track.yml"), "input/pages/linked/track.yml", "titel: B\n"u8.ToArray(), "title: B\n"u8.ToArray());
        var diagnostics = new DiagnosticBag();
        WriteFixes.Write([.. fixes.Files, linked], fixes.Left.Folders, diagnostics);
        Assert.Equal(
            ["`input/pages/about.md` was not repaired: it has changed since it was read", "`input/pages/linked/track.yml` was not repaired: it is, or lies behind, a symbolic link"],
            diagnostics.Sorted().Select(d => d.Message));
        Assert.Equal("---\ntitel: Newer\n---\nText.\n", File.ReadAllText(site.Combine("input/pages/about.md")));
        Assert.Equal("titel: B\n", File.ReadAllText(site.Combine("elsewhere/track.yml")));
    }

    [Fact]
    public void Edit_keeps_every_byte_that_it_does_not_touch() => Property.ForAllTexts(["\r\n", "\n", "\r", "a", "é", "𝄞", "\uFEFF"], text =>
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + text + "\r\nend");
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Length;
        Assert.Equal(bytes, EditText.Apply(bytes, []));
        Assert.Equal(Encoding.UTF8.GetBytes("\uFEFF" + Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) + "\r\nEND\r\n"),
            EditText.Apply(bytes, [new TextEdit(lines + 1, "end", "END\n")]));
    });

    private static async Task AssertFixAsync(string path, string before, string after)
    {
        using var site = TestSite.Of("course").Write(path, before);
        var fixes = await site.FixAsync();
        Write(fixes);
        Assert.Equal(after, Encoding.UTF8.GetString(File.ReadAllBytes(site.Combine(path))));
        Assert.Equal(TestSite.Report(fixes.Left.Diagnostics), TestSite.Report((await site.CheckAsync()).Diagnostics));
    }

    private static void Write(FixResult fixes)
    {
        var diagnostics = new DiagnosticBag();
        WriteFixes.Write(fixes.Files, fixes.Left.Folders, diagnostics);
        Assert.Empty(diagnostics.Sorted());
    }
}
