using System.Globalization;

namespace LearningSite.EndToEndTests;

/// <summary>
/// The database of a learner under four tabs that write at once, and with records in it that no page of ours would write. Long form:
/// `MUTATED_RECORDS=10000`.
/// </summary>
public sealed class KeptRecordTests(QuestionSite questions, Chromium chromium)
{
    private const int Writes = 250;
    private static readonly int Mutated = int.TryParse(Environment.GetEnvironmentVariable("MUTATED_RECORDS"), CultureInfo.InvariantCulture, out var count) ? count : 150;

    [Fact]
    public Task Four_tabs_write_at_once_and_nothing_is_lost() =>
        chromium.VisitAsync(questions.Site.Url("/roles/"), async page =>
        {
            await page.Context.ServeSourcesAsync();
            var tabs = new List<IPage> { page };
            while (tabs.Count < 4) tabs.Add(await page.Context.NewPageAsync());
            foreach (var tab in tabs.Skip(1)) await tab.GotoAsync(page.Url);

            // All of them change one record, and each keeps one of its own with it.
            var failures = await Task.WhenAll(tabs.Select((tab, number) => tab.EvaluateAsync<string[]>("""
                async ([tab, writes]) => {
                  const { edit, keep } = await import("/source/theme/input/js/store.js");
                  const failures = [];
                  for (let index = 0; index < writes; index++) {
                    const failure = await keep(
                      edit("ticks", "shared", current => ({ ticked: [...(current?.ticked ?? []), `${tab}-${index}`] })),
                      edit("note", `${tab}-${index}`, () => ({ text: "kept" })),
                    );
                    if (failure) failures.push(failure);
                  }
                  return failures;
                }
                """, new[] { number, Writes })));
            Assert.Empty(failures.SelectMany(failure => failure));
            var kept = await page.EvaluateAsync<int[]>("""
                async () => {
                  const { load, loadAll } = await import("/source/theme/input/js/store.js");
                  const [{ ticked }] = await load("ticks", "shared");
                  return [ticked.length, new Set(ticked).size, (await loadAll("note")).length];
                }
                """);
            Assert.Equal([4 * Writes, 4 * Writes, 4 * Writes], kept);
        });

    [Fact]
    public Task Records_of_any_shape_break_no_page_and_are_not_thrown_away() =>
        chromium.VisitAsync(questions.EveryCheck, async page =>
        {
            await page.Context.ServeSourcesAsync();
            var lessonQuestions = await page.EvaluateAsync<string>(ReadQuestions);
            await page.GotoAsync(questions.EveryType);
            var quizQuestions = await page.EvaluateAsync<string>(ReadQuestions);
            for (var (seed, done) = (1, 0); done < Mutated; seed++)
            {
                var ids = await page.EvaluateAsync<string[]>(Put, new[] { lessonQuestions, quizQuestions, seed.ToString(CultureInfo.InvariantCulture) });
                done += ids.Length;
                await page.GotoAsync(questions.EveryCheck);
                await Expect(page.Locator(".question:not(:has([role=status]))")).ToHaveCountAsync(0);
                await page.GetByLabel("I have read this lesson").ClickAsync();
                await page.KeptAsync();
                await page.GotoAsync(questions.EveryType);
                await page.ReadyAsync();
                await page.GotoAsync(questions.Site.Url("/planner/"));
                await Expect(page.Locator("lesson-planner[data-ready]")).ToHaveCountAsync(1);
                await page.GotoAsync(questions.Review);
                await Expect(page.Locator("review-run[data-ready]")).ToHaveCountAsync(1);
                await page.GotoAsync(questions.Progress);
                await Expect(page.Locator("learner-progress[data-ready]")).ToHaveCountAsync(1);
                Assert.Empty(ids.Except(await page.EvaluateAsync<string[]>(KeptOrAside)));
            }
        });

    private const string ReadQuestions = """
        () => JSON.stringify([...document.querySelectorAll("main [data-key]")].filter(({ dataset }) => dataset.phase !== "before").map(({ dataset }) => ({ id: dataset.id, key: JSON.parse(dataset.key), version: dataset.version ?? "", quiz: location.pathname.startsWith("/quizzes/") ? "every-type" : null })))
        """;

    private const string Open = """
        const request = indexedDB.open("learningsite:/");
        const db = await new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
        """;

    private static readonly string Put = $$"""
        async ([lesson, quiz, seed]) => {
          const { everything, mutate } = await import("/source/tests/browser/mutate.js");
          {{Open}}
          const plan = { from: "data-engineer", to: "ml-engineer", hours: 4, start: "2026-12-01", pace: "even", known: ["lesson:checks"], lines: [{ id: "lesson:every-check", block: 0 }, { id: "own:1", block: 1, text: "Read", minutes: 30, done: false }] };
          const records = mutate(everything([...JSON.parse(lesson), ...JSON.parse(quiz)], ["checks", "every-check"], plan), Number(seed));
          const transaction = db.transaction(["records", "aside"], "readwrite");
          for (const name of ["records", "aside"]) transaction.objectStore(name).clear();
          for (const record of records) transaction.objectStore("records").put(record);
          await new Promise((resolve, reject) => Object.assign(transaction, { oncomplete: resolve, onabort: () => reject(transaction.error) }));
          db.close();
          return records.map(({ id }) => id);
        }
        """;

    private static readonly string KeptOrAside = $$"""
        async () => {
          {{Open}}
          const keys = await Promise.all(["records", "aside"].map(name => new Promise(resolve => (db.transaction(name).objectStore(name).getAllKeys().onsuccess = ({ target }) => resolve(target.result)))));
          db.close();
          return keys.flat().map(key => key.replace(/ [\d.]+$/, ""));
        }
        """;

    // Modules as they are written, beside those that the site has bundled.
}
