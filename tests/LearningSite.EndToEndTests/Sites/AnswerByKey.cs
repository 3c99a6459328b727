using System.Globalization;
using System.Text.Json;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>Answers a question of any type as its key says, so that the tests hold no content of the site.</summary>
public sealed class AnswerByKey(IPage page, Hand hand)
{
    private readonly QuestionFields fields = new(page, hand);

    /// <summary>Fills in, checks, and waits for the verdict. A wrong answer earns nothing at all.</summary>
    public async Task RunAsync(string id, bool isRight)
    {
        var question = fields.Form(id).Locator("xpath=..");
        // The key of the element and not its attribute: the numbers of a variant are those of the attempt.
        using var document = JsonDocument.Parse(await question.EvaluateAsync<string>("question => JSON.stringify(question.key)"));
        var key = document.RootElement;
        var type = key.GetProperty("type").GetString()!;
        await FillAsync(id, type, key, isRight);
        await fields.CheckAsync(id, type);
        if (type == "self") await fields.RateAsync(id, isRight ? Texts(key.GetProperty("rubric")) : []);

        var worth = key.TryGetProperty("points", out var points) ? points.GetInt32() : 1;
        var isInQuiz = await question.EvaluateAsync<bool>("question => question.closest('quiz-run, review-run') !== null");
        await Assertions.Expect(fields.Verdict(id)).ToHaveTextAsync(VerdictOf(type, worth, isInQuiz, isRight));
        await page.KeptAsync();
    }

    private static string VerdictOf(string type, int worth, bool isInQuiz, bool isRight) => (type, isInQuiz, isRight) switch
    {
        ("fit", _, _) => "recorded",
        ("self", _, _) => $"self-rated {(isRight ? worth : 0)}/{worth}",
        (_, true, true) => $"correct {worth}/{worth}",
        (_, true, false) => $"wrong 0/{worth}",
        (_, false, true) => "passed",
        (_, false, false) => "not yet",
    };

    private async Task FillAsync(string id, string type, JsonElement key, bool isRight)
    {
        switch (type)
        {
            case "single" or "multi":
                var right = Texts(key.GetProperty("right"));
                await fields.ChooseAsync(id, isRight ? right : [(await OptionsAsync(id)).First(option => !right.Contains(option))]);
                break;
            case "tf":
                var reasons = Texts(key.GetProperty("right"));
                await fields.ChooseAsync(id, [key.GetProperty("verdict").GetBoolean() == isRight ? "true" : "false", .. reasons]);
                break;
            case "scenario":
                await fields.ChooseAsync(id, key.GetProperty("weights").EnumerateObject().OrderBy(action => isRight ? -action.Value.GetInt32() : action.Value.GetInt32()).First().Name);
                break;
            case "match":
                await fields.MatchAsync(id, await ChoicesAsync(id, key.GetProperty("pairs"), isRight));
                break;
            case "order":
                var items = Texts(key.GetProperty("order"));
                await fields.OrderAsync(id, await Task.WhenAll((isRight ? items : items.Reverse()).Select(item => fields.Form(id).Locator($".order > [data-option='{item}'] .item").InnerTextAsync())));
                break;
            case "numeric":
                await fields.TypeAsync(id, NumberIn(key, isRight));
                break;
            case "text":
                await fields.TypeAsync(id, key.GetProperty("blanks").EnumerateArray().Select(blank => WordIn(blank, isRight)).ToList());
                break;
            case "self":
                await fields.TypeAsync(id, "In my own words.");
                break;
            case "fit":
                await fields.ChooseAsync(id, (await OptionsAsync(id)).First());
                break;
            default:
                throw new InvalidOperationException($"no answer to the type `{type}`");
        }
    }

    // A choice for each row: its own, or the first of the others.
    private async Task<List<string>> ChoicesAsync(string id, JsonElement pairs, bool isRight)
    {
        var choices = new List<string>();
        foreach (var row in await fields.Form(id).Locator(".pair").AllAsync())
        {
            var own = pairs.GetProperty((await row.GetAttributeAsync("data-option"))!).GetString();
            choices.Add(await row.Locator(isRight ? $"option[value='{own}']" : $"option:not([value='']):not([value='{own}'])").First.InnerTextAsync());
        }
        return choices;
    }

    private Task<string[]> OptionsAsync(string id) => fields.Form(id).Locator("fieldset .opt").EvaluateAllAsync<string[]>("options => options.map(option => option.dataset.option)");

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];

    private static string WordIn(JsonElement blank, bool isRight) =>
        !blank.TryGetProperty("accept", out var accepted) ? NumberIn(blank, isRight) : isRight ? accepted[0].GetString()! : "another word";

    private static string NumberIn(JsonElement range, bool isRight)
    {
        var (min, max) = (range.GetProperty("min").GetDouble(), range.GetProperty("max").GetDouble());
        return Math.Round(isRight ? (min + max) / 2 : max + 1, 6).ToString(CultureInfo.InvariantCulture);
    }
}
