using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>A finding stands exactly where the mistake is: here between the marks, which are not part of the file.</summary>
public class PositionTests
{
    private const string Page = "---\ntitle: Start\n---\n";
    private const string Lesson = "---\ntitle: Metrics\nsummary: Metrics that fit the question, and metrics that hide a useless model.\nlevel: beginner\nobjectives: {choose: Choose a metric for a rare class.}\n---\n";
    private const string Quiz = "title: Metrics\nsummary: Questions on which metric to choose when one class is very rare.\nquestions:\n  - id: rare\n    stem: Which metric hides a useless model?\n";

    [Theory]
    // Front matter
    [InlineData("LS2004", "input/index.md", "---\ntitle: Start\n«author»: Ada\n---\n")]
    [InlineData("LS2004", "input/index.md", "\uFEFF---\r\ntitle: Start\r\n«author»: Ada\r\n---\r\n")]
    [InlineData("LS2004", "input/index.md", "---\ntitle: 😀 Ä\n«author»: Ada\n---\n")]
    [InlineData("LS4003", "input/index.md", "---\ntitle: Start\ntracks: [«nothing»]\n---\n")]
    [InlineData("LS4003", "input/index.md", "---\ntitle: Start\ntracks:\n  - '«nothing'»\n---\n", -1)]
    [InlineData("LS2007", "input/index.md", "---\ntitle: Start\nstatus: «darft»\n---\n")]
    [InlineData("LS2006", "input/index.md", "---\ntitle: Start\ntracks: «😀 text»\n---\n")]
    [InlineData("LS2003", "input/index.md", "---\ntitle: Start\n«title»: Again\n---\n")]
    [InlineData("LS2001", "input/index.md", "---\ntitle: Start\n«\t»kicker: x\n---\n")]
    // YAML values, and Markdown in them
    [InlineData("LS2007", "input/lessons/basics/a.md", "---\ntitle: A\nsummary: Metrics that fit the question, and metrics that hide a useless model.\nlevel: «easy»\n---\n")]
    [InlineData("LS4001", "input/quizzes/q.yml", Quiz + "    options:\n      - right: See [a](«nowhere.md»).\n      - wrong: B\n      - wrong: C\n")]
    [InlineData("LS4001", "input/quizzes/q.yml", Quiz + "    options:\n      - right: \"😀 See [a](«nowhere.md»).\"\n      - wrong: B\n      - wrong: C\n")]
    [InlineData("LS4001", "input/quizzes/q.yml", Quiz + "    options:\n      - right: |\n          One line,\n          and [a](«nowhere.md»).\n      - wrong: B\n      - wrong: C\n")]
    [InlineData("LS4001", "input/quizzes/q.yml", Quiz + "    options:\n      - right: >-\n          One line,\n          and [a](«nowhere.md»).\n      - wrong: B\n      - wrong: C\n")]
    [InlineData("LS4001", "input/quizzes/q.yml", Quiz + "    options:\n      - right: 'It''s in [a](«nowhere.md»).'\n      - wrong: B\n      - wrong: C\n")]
    [InlineData("LS4001", "input/quizzes/q.yml", Quiz + "    options:\n      - right: \"\\u00c4 \\\"and\\\" [a](«nowhere.md»).\"\n      - wrong: B\n      - wrong: C\n")]
    [InlineData("LS4001", "input/quizzes/q.yml", Quiz + "    options:\n      - right: One line,\n          and [a](«nowhere.md»).\n      - wrong: B\n      - wrong: C\n")]
    // Options
    [InlineData("LS3002", "input/lessons/basics/a.md", Lesson + ":::: quiz {#rare objective=choose}\nWhich one?\n\n- [x] Accuracy\n  > Yes.\n«- [] Recall»\n  > No.\n::::\n")]
    [InlineData("LS3007", "input/lessons/basics/a.md", Lesson + "1. A list\n\n   :::: quiz {#rare objective=choose}\n   Which one?\n\n   - [x] Accuracy\n     > Yes.\n   «- [ ] Recall»\n   - [ ] Precision\n     > No.\n   ::::\n")]
    [InlineData("LS3007", "input/quizzes/q.yml", Quiz + "    options:\n      - {right: A, why: Yes.}\n      - wrong: «B»\n      - {wrong: C, why: No.}\n")]
    [InlineData("LS3012", "input/lessons/basics/a.md", Lesson + ":::: quiz {#rare objective=choose}\nWhich one?\n\n- [x] Accuracy\n  > Yes.\n- [ ] Recall\n  > No.\n- [ ] Precision\n«The rare class decides.»\n::::\n")]
    // Blanks inside text
    [InlineData("LS3009", "input/lessons/basics/a.md", Lesson + ":::: quiz {#rare objective=choose}\nHow many?\n\nAbout «[[= one]]» of them.\n::::\n")]
    // Targets of links and images
    [InlineData("LS4001", "input/index.md", Page + "[a](«nowhere.md»)")]
    [InlineData("LS4001", "input/index.md", Page + "😀 **Ä [a](«nowhere.md» \"title\")** b")]
    [InlineData("LS4001", "input/index.md", Page + "[a](<«no where.md»>)")]
    [InlineData("LS4001", "input/index.md", Page + "> - quote\n>   [a](«nowhere.md»)\n")]
    [InlineData("LS4001", "input/index.md", Page + "| a | b |\n|---|---|\n| c | Ä [d](«nowhere.md») |\n")]
    [InlineData("LS4001", "input/index.md", Page + "[a][b]\n\ntext\n\n[b]: «nowhere.md»\n")]
    [InlineData("LS4001", "input/index.md", Page + "text[^1]\n\n[^1]: See [a](«nowhere.md»).\n")]
    [InlineData("LS4001", "input/index.md", Page + "::: takeaways\n- See [a](«nowhere.md»).\n:::\n")]
    [InlineData("LS4001", "input/index.md", Page + "line\r\nline [a](«nowhere.md»)\r\n")]
    [InlineData("LS4005", "input/index.md", Page + "![A curve](«curve.png»)")]
    [InlineData("LS4002", "input/index.md", Page + "[a b](«#nothing»)")]
    [InlineData("LS4003", "input/index.md", Page + "See {{figure «nothing»}} here.")]
    // Settings
    [InlineData("LS2011", "statiq.json", "{\n  «\"Äh\"» : 1\n}")]
    [InlineData("LS2012", "statiq.json", "{ \"SiteTitle\": \"😀\", \"Strict\": «\"Ä\"» }")]
    [InlineData("LS2012", "statiq.json", "{ \"InputPaths\": «[»1] }")]
    [InlineData("LS2012", "statiq.json", "{ \"Rules\": { \"LS3025\": «\"of\"» } }")]
    [InlineData("LS2013", "statiq.json", "{ \"Rules\": {\n  «\"LS9999\"»: \"off\" } }")]
    [InlineData("LS2012", "statiq.json", "{ \"Language\": «\"en_GB\"» }")]
    [InlineData("LS2012", "statiq.json", "{ \"Host\": «\"https://a.example/\"» }")]
    [InlineData("LS2010", "statiq.json", "{\n  \"SiteTitle\": \"Ä\" «\"»b\"\n}")]
    // Templates and texts of a theme
    [InlineData("LS5001", "theme/templates/404.hbs", "<h1>{{Title}}</h1>\n<p>Title: {{«Sumary»}}</p>\n")]
    [InlineData("LS5001", "theme/templates/404.hbs", "<h1>Sumary</h1>\n{{#if Title}}\n  {{«Sumary»}}\n{{/if}}\n")]
    [InlineData("LS5001", "theme/templates/404.hbs", "<h1>{{Title}}</h1>\n{{«#if» Title}}\n<p>\n")]
    [InlineData("LS5001", "theme/templates/404.hbs", "{{#if Title}}{{/if}}\n{{«#each» Crumbs}}\n<p>\n")]
    [InlineData("LS5001", "theme/templates/404.hbs", "<h1>{{Title}}</h1>\n{{> «partials/nothing»}}\n")]
    [InlineData("LS5001", "theme/templates/404.hbs", "<h1>{{Title}}</h1>\n{{#each Crumbs}}<b>{{«Tilte»}}</b>{{/each}}\n")]
    [InlineData("LS5001", "theme/templates/partials/head.hbs", "<h1>{{Title}}</h1>\n{{«Sumary»}}\n")]
    [InlineData("LS5001", "theme/templates/partials/head.hbs", "<h1>{{Title}}</h1>\n{{!-- {{Sumary}} --}}\n{{«#if» Summary}}\n")]
    public async Task Finding_stands_where_the_mistake_is(string code, string path, string marked, int shift = 0)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        using var site = new TestSite().Write("input/index.md", Page).Write("statiq.json", "{}")
            .Write(path, marked.Remove(end + 1, 1).Remove(start, 1));
        var finding = Assert.Single((await site.CheckAsync()).Diagnostics, d => d.Code.Id == code);
        var text = marked.Remove(end + 1, 1).Remove(start, 1).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var expected = marked[..start].TrimStart('\uFEFF').ReplaceLineEndings("\n").Length + shift;
        Assert.Equal(path, finding.Place?.Text.Path);
        Assert.Equal(text.Insert(expected, "«"), text.Insert(finding.Place!.Span.Start, "«"));
        if (end - start > 1 && shift == 0) Assert.Equal(marked[(start + 1)..(end + 1)], text.Substring(finding.Place.Span.Start, finding.Place.Span.Length));
    }
}
