using System.Globalization;
using System.Text.Json.Nodes;

namespace LearningSite.EndToEndTests;

/// <summary>`tests/grading-cases.json` on a real page: the answers are put into the fields, and the head of the question says what they earn. `ANSWERS=1000000` is the long form of the random ones.</summary>
public sealed class GradingCaseTests(QuestionSite questions, Chromium chromium)
{
    // Puts an answer into the fields of a question, checks it, and reads what the page says.
    private const string Answer = """
        ([id, json, seed]) => {
          const answer = JSON.parse(json);
          const question = document.querySelector(`[data-id="${id}"]`);
          const field = name => question.querySelector(`[id="q-${id}-${name}"]`);
          const tick = names => names.every(name => field(name)) && names.forEach(name => field(name).checked = true);
          question.reset();
          // Whatever order the parts stand in, an answer earns the same.
          question.arrange(Number(seed));
          if (typeof answer === "string") field("n").value = answer;
          else if (question.localName === "quiz-order") {
            if (!question.canTake(answer)) return null;
            question.answer = answer;
          }
          else if (question.localName === "quiz-text") question.querySelectorAll("input.blank").forEach((blank, index) => blank.value = answer[index] ?? "");
          else if (question.localName === "quiz-match") for (const [left, right] of Object.entries(answer)) field(left).value = right;
          else if (question.localName === "quiz-tf") tick([answer.verdict, ...answer.reasons].filter(Boolean));
          else if (question.localName === "quiz-self") {
            question.querySelector("textarea").value = answer.text;
            question.check();
            if (!answer.points.every(point => field(point))) return null;
            tick(answer.points);
          }
          else if (answer.every(name => field(name))) tick(answer);
          else return null;
          question.check();
          return [question.querySelector("[role=status]").textContent.trim(), question.tools.querySelector("[role=status]").textContent];
        }
        """;

    [Fact]
    public Task Answers_earn_on_the_page_what_the_table_says() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var groups = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/grading-cases.json")))!.AsArray();
            var tried = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var id in EveryType.Ids)
            {
                var key = Plain(JsonNode.Parse((await page.Locator($"[data-id={id}]").GetAttributeAsync("data-key"))!)!);
                var group = groups.FirstOrDefault(g => JsonNode.DeepEquals(Plain(g!["key"]!.DeepClone()), key)) ?? throw new InvalidOperationException($"the table has no group with the key of `{id}`: {key.ToJsonString()}");
                foreach (var (answer, credit, message) in group["cases"]!.AsArray().Select(c => (c![0]!, c[1]!.GetValue<double>(), c[2]!.GetValue<string>())))
                {
                    var said = await page.EvaluateAsync<string[]?>(Answer, new[] { id, answer.ToJsonString(), (tried.Values.Sum() + 1).ToString(CultureInfo.InvariantCulture) });
                    if (said is null) continue;
                    tried[id] = tried.GetValueOrDefault(id) + 1;
                    Assert.True(Expected(id, credit, message) == said[0], $"{id}, {answer.ToJsonString()}: the page says “{said[0]}” and not “{Expected(id, credit, message)}”");
                    Assert.Equal(message is "choose" ? "Choose an answer first." : message is "nan" ? "That is not a number. Type digits, for example 0.8." : "", said[1]);
                }
            }
            Assert.All(EveryType.Ids, id => Assert.InRange(tried.GetValueOrDefault(id), id == "t-fit" ? 3 : 4, 99));
        });

    // Another seed than in Node, so that the two look at different answers.
    [Fact]
    public Task Random_answers_earn_in_Chromium_what_a_second_table_says() =>
        chromium.VisitAsync(questions.Site.Url("/roles/"), async page =>
        {
            await page.Context.ServeSourcesAsync();
            var answers = int.TryParse(Environment.GetEnvironmentVariable("ANSWERS"), CultureInfo.InvariantCulture, out var asked) ? asked : 5000;
            var found = await page.EvaluateAsync<string[]>("""
                async answers => {
                  const { compareAnswers } = await import("/source/tests/browser/credit-table.js");
                  const { differences, seen } = compareAnswers(answers, 2);
                  return [`${Object.values(seen).flat().reduce((sum, count) => sum + count, 0)} answers`, ...differences.slice(0, 5)];
                }
                """, answers);
            Assert.Equal([string.Create(CultureInfo.InvariantCulture, $"{answers} answers")], found);
        });

    private static string Expected(string id, double credit, string message) => message switch
    {
        "choose" or "nan" => id == "t-fit" ? "" : "not run",
        "recorded" => "recorded",
        "self" => string.Create(CultureInfo.InvariantCulture, $"self-rated {credit}/1"),
        _ => credit switch { 1 => "correct 1/1", 0 => "wrong 0/1", _ => string.Create(CultureInfo.InvariantCulture, $"partly {Math.Round(credit, 2)}/1") },
    };

    // A page writes what the table leaves out: an empty unit, and that case does not count.
    private static JsonNode Plain(JsonNode key)
    {
        foreach (var owner in (JsonObject[])[key.AsObject(), .. key["blanks"]?.AsArray().Select(b => b!.AsObject()) ?? []])
        {
            if (owner["unit"]?.GetValue<string>() == "") owner.Remove("unit");
            if (owner["case"]?.GetValue<bool>() == false) owner.Remove("case");
        }
        return key;
    }
}
