using System.Text;
using static LearningSite.EndToEndTests.Sites.EveryType;

namespace LearningSite.EndToEndTests;

/// <summary>What a learner has done is never lost: not with a tab, not on the way to another browser, not to a bad file.</summary>
public sealed class LearnerDataTests(QuestionSite questions, Chromium chromium)
{
    internal const string BlockedStorage = """
        for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
        """;

    [Fact]
    public async Task An_export_is_looked_at_imported_taken_back_and_the_same_again()
    {
        byte[] file = [];
        await chromium.VisitAsync(questions.Lesson, async page =>
        {
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("both", isRight: true);
            await ToProgressAsync(page);
            file = await DownloadAsync(page, "Export");
            await Expect(page.GetByText("The file is on its way")).ToBeVisibleAsync();
            await Expect(page.Locator("[data-part=exported]")).Not.ToHaveTextAsync("never");
        });
        Assert.StartsWith("{\"format\":\"learningsite-progress\",\"version\":2,", Encoding.UTF8.GetString(file), StringComparison.Ordinal);

        await chromium.VisitAsync(questions.Progress, async page =>
        {
            await ReadyAsync(page);
            var empty = await KeptRecords.IdsAsync(page);
            await ChooseAsync(page, file);
            var preview = page.Locator("[data-part=changes]");
            await Expect(preview).ToBeFocusedAsync();
            await Expect(preview.GetByRole(AriaRole.Row, new() { Name = "Answers in lessons 1 0 0" })).ToBeVisibleAsync();
            Assert.Equal(empty, await KeptRecords.IdsAsync(page));
            await Axe.AssertNothingAsync(page);

            await preview.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
            await Expect(page.GetByText("Imported.")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Mastery", Exact = true })).ToContainTextAsync("1 / 1");
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
            await Expect(page.GetByText("Everything is as it was.")).ToBeVisibleAsync();
            Assert.Equal(empty, await KeptRecords.IdsAsync(page));

            await ChooseAsync(page, file);
            await preview.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
            await Expect(page.GetByText("Imported.")).ToBeVisibleAsync();
            await ChooseAsync(page, file);
            await Expect(page.GetByText("Everything in it is here already.")).ToBeVisibleAsync();
            var again = await DownloadAsync(page, "Export");
            Assert.Equal(RecordsOf(file), RecordsOf(again));
        });
    }

    [Fact]
    public async Task A_code_takes_small_progress_to_another_browser()
    {
        var link = "";
        await chromium.VisitAsync(questions.Lesson, async page =>
        {
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("found", isRight: true);
            await ToProgressAsync(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "To another device" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Code with the address" })).ToBeVisibleAsync();
            await Axe.AssertNothingAsync(page);
            link = await page.GetByLabel("Address with your progress").InputValueAsync();
        });
        await chromium.VisitAsync(link, async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
            await Expect(page.GetByText("Imported.")).ToBeVisibleAsync();
            await Expect(page).ToHaveURLAsync(questions.Progress);
            await page.GotoAsync(questions.Lesson);
            await Expect(page.Locator("[id='q-found']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("passed");
        });
        await chromium.VisitAsync(questions.Progress + "#import=junk", page => Expect(page.GetByText("The file cannot be read.")).ToBeVisibleAsync());
    }

    [Fact]
    public Task An_old_file_follows_the_ids_of_today() =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await ReadyAsync(page);
            await ChooseAsync(page, Encoding.UTF8.GetBytes($$"""
                {"format":"learningsite-progress","version":2,"records":[
                {"id":"question:counted","v":2,"at":5,"answer":"0.8","credit":1,"version":"{{VersionOf("found")}}"},
                {"id":"tries:counted","v":2,"at":5,"since":0,"tries":[{"at":5,"credit":1,"from":"check","version":"{{VersionOf("found")}}"}]}]}
                """));
            await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
            await Expect(page.GetByText("Imported.")).ToBeVisibleAsync();
            Assert.Equal(["question:found", "tries:found"], await KeptRecords.IdsAsync(page));
            await page.GotoAsync(questions.Lesson);
            await Expect(page.Locator("[id='q-found']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("passed");
        });

    [Theory]
    [InlineData("{", "The file cannot be read.")]
    [InlineData("""{"format":"other","version":2,"records":[]}""", "This is no export of a learner’s progress.")]
    [InlineData("""{"format":"learningsite-progress","version":2,"records":[{"id":"note:<img src=x onerror=alert(1)>","v":2,"at":1,"text":"x"}]}""", "an entry that is not as it should be (note:<img src=x onerror=alert(1)>)")]
    public Task A_bad_file_changes_nothing(string content, string said) =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await ReadyAsync(page);
            await ChooseAsync(page, Encoding.UTF8.GetBytes(content));
            await Expect(page.GetByText(said)).ToBeVisibleAsync();
            Assert.Empty(await KeptRecords.IdsAsync(page));
        });

    [Fact]
    public Task What_version_1_kept_is_taken_over() =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await ReadyAsync(page);
            Assert.Equal(["note:why", "question:both", "setting:sure", "tries:both"], await KeptRecords.IdsAsync(page));
            await Expect(page.Locator("[data-part=notes] ol > li")).ToContainTextAsync("because");
            await Expect(page.GetByText("Entries that could not be read and were set aside: 1.")).ToBeVisibleAsync();
            Assert.Contains("not json", Encoding.UTF8.GetString(await DownloadAsync(page, "Download them")), StringComparison.Ordinal);
        }, initScript: """
            localStorage.setItem("learningsite:question:both", '{"v":1,"at":5,"first":0,"credit":1,"answer":["a","b"]}');
            localStorage.setItem("learningsite:note:why", '"because"');
            localStorage.setItem("learningsite:setting:sure", 'true');
            localStorage.setItem("learningsite:note:broken", 'not json');
            """);

    [Fact]
    public Task What_was_kept_under_an_old_id_is_found_under_the_new_one() =>
        chromium.VisitAsync(questions.Lesson, async page =>
        {
            await Expect(page.Locator("[id='q-found']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("passed");
            await Expect(page.GetByLabel("Your number")).ToHaveValueAsync("0.8");
        }, initScript: $$"""localStorage.setItem("learningsite:question:counted", '{"v":1,"at":5,"first":0,"credit":1,"answer":"0.8","version":"{{VersionOf("found")}}"}');""");

    [Fact]
    public Task A_broken_record_is_set_aside_and_the_page_goes_on() =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await ReadyAsync(page);
            await KeptRecords.PutAsync(page, new { id = "tries:found", v = 2, at = "soon" }, new { id = "note:why", v = 2, at = 1, text = "whole" });
            await page.ReloadKeptAsync();
            await ReadyAsync(page);
            await Expect(page.Locator("[data-part=notes] ol > li")).ToContainTextAsync("whole");
            await Expect(page.GetByText("were set aside: 1.")).ToBeVisibleAsync();
            Assert.Contains("soon", Encoding.UTF8.GetString(await DownloadAsync(page, "Download them")), StringComparison.Ordinal);
        });

    [Fact]
    public Task A_tab_that_dies_takes_no_answer_with_it() =>
        chromium.VisitAsync(questions.EveryType, async page =>
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 6 });
            await new EveryType(page, new Hand.Pointer(page)).AnswerAsync("t-single", Quality.Right);
            await Expect(page.GetByText("You can leave and come back")).ToBeVisibleAsync();
            var other = await page.Context.NewPageAsync();
            await other.GotoAsync(questions.Lesson);
            var ids = KeptRecords.IdsAsync(other);
            Assert.Contains("tries:t-single", await ids);
            // The crash is no answer, so its call never returns.
            _ = session.SendAsync("Page.crash");
            await other.GotoAsync(questions.EveryType);
            await Expect(new EveryType(other, new Hand.Pointer(other)).Verdict("t-single")).ToHaveTextAsync("correct 1/1");
        }, isExpected: fault => fault.Contains("crashed", StringComparison.Ordinal));

    [Fact]
    public Task Where_nothing_can_be_kept_it_is_said_calmly() =>
        chromium.VisitAsync(questions.Lesson, async page =>
        {
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("leak", isRight: true);
            await Expect(page.GetByText("This browser keeps nothing for this site.")).ToHaveCountAsync(1);
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("found", isRight: true);
            await Expect(page.GetByText("This browser keeps nothing for this site.")).ToHaveCountAsync(1);
            await Axe.AssertNothingAsync(page);
            await page.GotoAsync(questions.Progress);
            await ReadyAsync(page);
            await Expect(page.GetByText("Nothing is kept in this browser yet.")).ToBeVisibleAsync();
            await DownloadAsync(page, "Export");
            await Expect(page.GetByText("The file is on its way")).ToBeVisibleAsync();
        }, initScript: BlockedStorage);

    /// <summary>The quota of the browser itself, set before a page opens the database: it remembers how much room was left.</summary>
    [Fact]
    public Task Where_the_storage_is_full_it_is_said_and_nothing_breaks() =>
        chromium.VisitAsync(questions.Site.Url("/roles/"), async page =>
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("Storage.overrideQuotaForOrigin", new Dictionary<string, object> { ["origin"] = questions.Site.Address, ["quotaSize"] = 1 });
            await page.GotoAsync(questions.Lesson);
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("found", isRight: true);
            await Expect(page.GetByText("The storage of this browser is full")).ToBeVisibleAsync();
            await Expect(page.Locator("[id='q-found']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("passed");
            await ToProgressAsync(page);
            await DownloadAsync(page, "Export");
            await Expect(page.GetByText("The file is on its way")).ToBeVisibleAsync();
        });

    [Fact]
    public Task Erased_in_one_tab_is_gone_in_the_other() =>
        chromium.VisitAsync(questions.Lesson, async page =>
        {
            await new AnswerByKey(page, new Hand.Pointer(page)).RunAsync("found", isRight: true);
            var other = await page.Context.NewPageAsync();
            await other.GotoAsync(questions.Progress);
            await ReadyAsync(other);
            await other.GetByRole(AriaRole.Button, new() { Name = "Erase everything on this device" }).ClickAsync();
            await other.GetByRole(AriaRole.Button, new() { Name = "Erase", Exact = true }).ClickAsync();
            await Expect(other.GetByText("Erased.")).ToBeVisibleAsync();
            await Expect(other.GetByText("As soon as you answer a question")).ToBeVisibleAsync();
            await Expect(page.Locator("[id='q-found']").GetByRole(AriaRole.Status).First).ToHaveTextAsync("not run");
            // The lesson may be read again where it is short enough to be seen whole.
            Assert.All(await KeptRecords.IdsAsync(other), id => Assert.StartsWith("read:", id, StringComparison.Ordinal));
        });

    [Fact]
    public Task Much_progress_goes_by_file_and_onto_paper_and_comes_back_after_a_reset_of_everything() =>
        chromium.VisitAsync(questions.Progress, async page =>
        {
            await page.RouteAsync("**/progress/content.json", route => route.FulfillAsync(new() { Json = ManyQuestions.Content }));
            await ReadyAsync(page);
            await KeptRecords.PutAsync(page, ManyQuestions.Records);
            await page.ReloadKeptAsync();
            await ReadyAsync(page);
            var before = await KeptRecords.IdsAsync(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "To another device" }).ClickAsync();
            await Expect(page.GetByText("too much for a code. Take the export")).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Address with your progress")).ToBeHiddenAsync();

            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Mastery", Exact = true })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true })).ToBeHiddenAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Screen });

            await page.GetByRole(AriaRole.Button, new() { Name = "Reset all results" }).ClickAsync();
            await Expect(page.GetByText("As soon as you answer a question")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show all 200" })).ToBeVisibleAsync();
            Assert.Equal(before, await KeptRecords.IdsAsync(page));
        });

    /// <summary>Not at the first visit, where there is nothing to lose, and only once.</summary>
    [Fact]
    public Task The_browser_is_asked_to_keep_everything_when_a_quiz_is_finished() =>
        chromium.VisitAsync(questions.Variants, async page =>
        {
            const string Asked = "sessionStorage.asked ?? ''";
            await page.GetByRole(AriaRole.Textbox).FillAsync("0.5");
            Assert.Equal("", await page.EvaluateAsync<string>(Asked));
            await page.GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
            await Expect(page.Locator(".result")).ToBeVisibleAsync();
            await Expect(page.Locator("html[data-asked=x]")).ToHaveCountAsync(1);
            await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
            await page.GetByRole(AriaRole.Textbox).FillAsync("0.5");
            await page.GetByRole(AriaRole.Button, new() { Name = "Check answer" }).ClickAsync();
            await Expect(page.Locator(".result")).ToBeVisibleAsync();
            await page.GotoAsync(questions.Progress);
            await ReadyAsync(page);
            Assert.Equal("x", await page.EvaluateAsync<string>(Asked));
            await page.GetByRole(AriaRole.Button, new() { Name = "Ask this browser to keep it" }).ClickAsync();
            await Expect(page.GetByText("The browser has agreed.")).ToBeVisibleAsync();
        }, initScript: """navigator.storage.persist = async () => { document.documentElement.dataset.asked = sessionStorage.asked = (sessionStorage.asked ?? "") + "x"; return true; };""");

    private string VersionOf(string question) =>
        questions.Site.Pages.SelectMany(page => page.Elements).First(element => element.GetAttribute("data-id") == question).GetAttribute("data-version")!;

    private async Task ToProgressAsync(IPage page)
    {
        await page.GotoAsync(questions.Progress);
        await ReadyAsync(page);
    }

    private static Task ReadyAsync(IPage page) => Expect(page.Locator("learner-progress[data-ready]")).ToHaveCountAsync(1);

    private static Task ChooseAsync(IPage page, byte[] file) =>
        page.GetByLabel("Choose an exported file").SetInputFilesAsync(new FilePayload { Name = "progress.json", MimeType = "application/json", Buffer = file });

    private static async Task<byte[]> DownloadAsync(IPage page, string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    private static string RecordsOf(byte[] file) => Encoding.UTF8.GetString(file).Split("\"records\":")[1];
}
