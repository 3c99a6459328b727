namespace LearningSite.EndToEndTests.Sites;

/// <summary>The fields of questions, by the id of the question, and what a learner does to them.</summary>
public sealed class QuestionFields(IPage page, Hand hand)
{
    public ILocator Form(string id) => page.Locator($"[id='q-{id}']");

    public ILocator Verdict(string id) => Form(id).GetByRole(AriaRole.Status).First;

    /// <summary>Works the button that ends an answer; its label depends on the type.</summary>
    public Task CheckAsync(string id, string type) => PressAsync(id, type switch { "self" => "Compare with a model answer", "fit" => "Keep my choice", _ => "Check answer" });

    public async Task ChooseAsync(string id, params IEnumerable<string> options)
    {
        foreach (var option in options) await hand.ChooseAsync(page.Locator($"[id='q-{id}-{option}']"));
    }

    /// <param name="choices">One for each row; null leaves it open.</param>
    public async Task MatchAsync(string id, params IEnumerable<string?> choices)
    {
        foreach (var (row, choice) in choices.Index())
            if (choice is not null) await hand.PickAsync(Form(id).GetByRole(AriaRole.Combobox).Nth(row), choice);
    }

    /// <param name="wanted">The texts of all items.</param>
    public async Task OrderAsync(string id, IReadOnlyList<string> wanted)
    {
        var items = Form(id).Locator(".order .item");
        for (var place = 0; place < wanted.Count; place++)
        {
            var now = Array.IndexOf([.. await items.AllInnerTextsAsync()], wanted[place]);
            for (; now > place; now--)
            {
                await PressAsync(id, $"Move “{wanted[place]}” up");
                await Assertions.Expect(Form(id).Locator(".order + [role=status]")).ToHaveTextAsync($"“{wanted[place]}” is now {now} of {wanted.Count}.");
            }
            await Assertions.Expect(items.Nth(place)).ToHaveTextAsync(wanted[place]);
        }
    }

    public async Task TypeAsync(string id, params IEnumerable<string> texts)
    {
        foreach (var (field, text) in texts.Index()) await hand.TypeAsync(Form(id).GetByRole(AriaRole.Textbox).Nth(field), text);
    }

    public async Task RateAsync(string id, params IEnumerable<string> points)
    {
        await ChooseAsync(id, points);
        await PressAsync(id, "Take my rating");
    }

    private Task PressAsync(string id, string name) => hand.PressAsync(Form(id).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));
}
