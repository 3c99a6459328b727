namespace LearningSite.EndToEndTests.Sites;

/// <summary>The quiz of `Fixtures/questions` that has a question of every type, and answers to it.</summary>
public sealed class EveryType(IPage page, Hand hand)
{
    public enum Quality { Right, Partly, Wrong }

    public static readonly string[] Ids = ["t-single", "t-multi", "t-tf", "t-match", "t-order", "t-numeric", "t-text", "t-scenario", "t-self", "t-fit"];

    private readonly QuestionFields fields = new(page, hand);

    private static readonly string[] Steps = ["Split the data", "Fit the scaler", "Train the model", "Measure on the test set"];

    public ILocator Form(string id) => fields.Form(id);

    public ILocator Verdict(string id) => fields.Verdict(id);

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
        await fields.CheckAsync(id, id["t-".Length..]);
        if (id == "t-self") await fields.RateAsync(id, quality switch { Quality.Right => ["p1", "p2", "p3", "p4"], Quality.Partly => ["p1", "p3"], _ => Array.Empty<string>() });
        await Assertions.Expect(Verdict(id)).ToHaveTextAsync(VerdictOf(id, quality));
        await page.KeptAsync();
    }

    public Task FillAsync(string id, Quality quality) => (id, quality) switch
    {
        ("t-single", _) => fields.ChooseAsync(id, quality == Quality.Right ? "b" : "d"),
        ("t-multi", Quality.Right) => fields.ChooseAsync(id, "a", "c"),
        ("t-multi", _) => fields.ChooseAsync(id, quality == Quality.Partly ? "a" : "e"),
        ("t-tf", Quality.Wrong) => fields.ChooseAsync(id, "true", "r1"),
        ("t-tf", _) => fields.ChooseAsync(id, "false", quality == Quality.Right ? "r2" : "r1"),
        ("t-match", Quality.Wrong) => fields.MatchAsync(id, "true negative", "false positive", "false positive"),
        ("t-match", _) => fields.MatchAsync(id, "false positive", quality == Quality.Right ? "false negative" : null, "true positive"),
        ("t-order", Quality.Wrong) => fields.OrderAsync(id, [.. Steps.Reverse()]),
        ("t-order", _) => fields.OrderAsync(id, quality == Quality.Right ? Steps : [Steps[1], Steps[0], Steps[2], Steps[3]]),
        ("t-numeric", _) => fields.TypeAsync(id, quality == Quality.Right ? "0,8" : "8"),
        ("t-text", Quality.Wrong) => fields.TypeAsync(id, "accuracy", "50", "precision"),
        ("t-text", _) => fields.TypeAsync(id, "Precision", "0.5", quality == Quality.Right ? "recall" : "recal"),
        ("t-scenario", _) => fields.ChooseAsync(id, quality switch { Quality.Right => "a", Quality.Partly => "b", _ => "c" }),
        ("t-self", _) => fields.TypeAsync(id, "It saw the answers."),
        _ => fields.ChooseAsync(id, "b"),
    };
}
