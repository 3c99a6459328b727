using LearningSite.EndToEndTests.Browsers;
using Microsoft.Playwright;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>The quiz of `Fixtures/questions` that has a question of every type, and answers to it.</summary>
public sealed class EveryType(IPage page, Hand hand)
{
    public enum Quality { Right, Partly, Wrong }

    public static readonly string[] Ids = ["t-single", "t-multi", "t-tf", "t-match", "t-order", "t-numeric", "t-text", "t-scenario", "t-self", "t-fit"];

    private static readonly string[] Steps = ["Split the data", "Fit the scaler", "Train the model", "Measure on the test set"];

    public ILocator Form(string id) => page.Locator($"[id='q-{id}']");

    public ILocator Verdict(string id) => Form(id).GetByRole(AriaRole.Status).First;

    public ILocator Result => page.GetByRole(AriaRole.Region, new() { Name = "Result", Exact = true });

    /// <summary>What the head of a question says afterwards. One answer and a number cannot be partly right.</summary>
    public static string VerdictOf(string id, Quality quality) => (id, quality) switch
    {
        ("t-fit", _) => "recorded",
        ("t-self", Quality.Right) => "self-rated 1/1",
        ("t-self", Quality.Partly) => "self-rated 0.5/1",
        ("t-self", _) => "self-rated 0/1",
        (_, Quality.Right) => "correct 1/1",
        ("t-single" or "t-numeric", _) or (_, Quality.Wrong) => "wrong 0/1",
        ("t-match" or "t-order" or "t-text", _) => "partly 0.67/1",
        ("t-scenario", _) => "partly 0.4/1",
        _ => "partly 0.5/1",
    };

    public async Task AnswerAllAsync(Quality quality)
    {
        foreach (var id in Ids) await AnswerAsync(id, quality);
    }

    /// <summary>Fills in, checks, and waits for the verdict.</summary>
    public async Task AnswerAsync(string id, Quality quality)
    {
        await FillAsync(id, quality);
        await hand.PressAsync(Button(id, id == "t-self" ? "Compare with a model answer" : "Check answer"));
        if (id == "t-self") await RateAsync(quality);
        await Assertions.Expect(Verdict(id)).ToHaveTextAsync(VerdictOf(id, quality));
    }

    public Task FillAsync(string id, Quality quality) => (id, quality) switch
    {
        ("t-single", _) => ChooseAsync(id, quality == Quality.Right ? "b" : "d"),
        ("t-multi", Quality.Right) => ChooseAsync(id, "a", "c"),
        ("t-multi", _) => ChooseAsync(id, quality == Quality.Partly ? "a" : "e"),
        ("t-tf", Quality.Wrong) => ChooseAsync(id, "true", "r1"),
        ("t-tf", _) => ChooseAsync(id, "false", quality == Quality.Right ? "r2" : "r1"),
        ("t-match", Quality.Wrong) => MatchAsync("true negative", "false positive", "false positive"),
        ("t-match", _) => MatchAsync("false positive", quality == Quality.Right ? "false negative" : null, "true positive"),
        ("t-order", Quality.Wrong) => OrderAsync([.. Steps.Reverse()]),
        ("t-order", _) => OrderAsync(quality == Quality.Right ? Steps : [Steps[1], Steps[0], Steps[2], Steps[3]]),
        ("t-numeric", _) => hand.TypeAsync(Form(id).GetByRole(AriaRole.Textbox), quality == Quality.Right ? "0,8" : "8"),
        ("t-text", Quality.Wrong) => TypeAsync("accuracy", "50", "precision"),
        ("t-text", _) => TypeAsync("Precision", "0.5", quality == Quality.Right ? "recall" : "recal"),
        ("t-scenario", _) => ChooseAsync(id, quality switch { Quality.Right => "a", Quality.Partly => "b", _ => "c" }),
        ("t-self", _) => hand.TypeAsync(Form(id).GetByRole(AriaRole.Textbox), "It saw the answers."),
        _ => ChooseAsync(id, "b"),
    };

    private async Task RateAsync(Quality quality)
    {
        string[] points = quality switch { Quality.Right => ["p1", "p2", "p3", "p4"], Quality.Partly => ["p1", "p3"], _ => [] };
        await ChooseAsync("t-self", points);
        await hand.PressAsync(Button("t-self", "Take my rating"));
    }

    private async Task ChooseAsync(string id, params string[] options)
    {
        foreach (var option in options) await hand.ChooseAsync(page.Locator($"[id='q-{id}-{option}']"));
    }

    private async Task MatchAsync(params string?[] choices)
    {
        foreach (var (row, choice) in choices.Index())
            if (choice is not null) await hand.PickAsync(Form("t-match").GetByRole(AriaRole.Combobox).Nth(row), choice);
    }

    private async Task OrderAsync(string[] wanted)
    {
        var items = Form("t-order").Locator(".order .item");
        for (var place = 0; place < wanted.Length; place++)
        {
            var now = Array.IndexOf([.. await items.AllInnerTextsAsync()], wanted[place]);
            for (; now > place; now--) await hand.PressAsync(Button("t-order", $"Move “{wanted[place]}” up"));
            await Assertions.Expect(items.Nth(place)).ToHaveTextAsync(wanted[place]);
        }
    }

    private async Task TypeAsync(params string[] blanks)
    {
        for (var i = 0; i < blanks.Length; i++) await hand.TypeAsync(Form("t-text").GetByRole(AriaRole.Textbox).Nth(i), blanks[i]);
    }

    private ILocator Button(string id, string name) => Form(id).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
