namespace LearningSite.EndToEndTests.Browsers;

/// <summary>How a learner works a page: every way does the same to its fields.</summary>
public abstract class Hand(IPage page)
{
    protected IPage Page { get; } = page;

    /// <summary>Works a button.</summary>
    public abstract Task PressAsync(ILocator button);

    /// <summary>Chooses a radio button or ticks a box.</summary>
    public abstract Task ChooseAsync(ILocator field);

    public abstract Task TypeAsync(ILocator field, string text);

    public abstract Task PickAsync(ILocator select, string choice);

    public sealed class Pointer(IPage page) : Hand(page)
    {
        public override Task PressAsync(ILocator button) => button.ClickAsync();
        public override Task ChooseAsync(ILocator field) => field.CheckAsync();
        public override Task TypeAsync(ILocator field, string text) => field.FillAsync(text);
        public override Task PickAsync(ILocator select, string choice) => select.SelectOptionAsync(new SelectOptionValue { Label = choice });
    }

    public sealed class Touch(IPage page) : Hand(page)
    {
        public override Task PressAsync(ILocator button) => button.TapAsync();
        public override Task ChooseAsync(ILocator field) => field.TapAsync();
        public override Task PickAsync(ILocator select, string choice) => select.SelectOptionAsync(new SelectOptionValue { Label = choice });

        public override async Task TypeAsync(ILocator field, string text)
        {
            await field.TapAsync();
            await Page.Keyboard.InsertTextAsync(text);
        }
    }

    /// <summary>Tab, arrows, Space, Enter and letters; nothing is focused by a script.</summary>
    public class Keyboard(IPage page) : Hand(page)
    {
        protected virtual Task KeyAsync(string key) => Page.Keyboard.PressAsync(key);

        protected virtual Task LettersAsync(string text) => Page.Keyboard.TypeAsync(text);

        public override async Task PressAsync(ILocator button)
        {
            await ReachAsync(button);
            await KeyAsync("Enter");
        }

        public override async Task ChooseAsync(ILocator field)
        {
            if (await field.GetAttributeAsync("type") == "radio") await ChooseRadioAsync(field);
            else
            {
                await ReachAsync(field);
                await KeyAsync("Space");
            }
        }

        public override async Task TypeAsync(ILocator field, string text)
        {
            await ReachAsync(field);
            await LettersAsync(text);
        }

        public override async Task PickAsync(ILocator select, string choice)
        {
            await ReachAsync(select);
            // A closed list takes the letters of its choices.
            await LettersAsync(choice);
            await Assertions.Expect(select.Locator("option:checked")).ToHaveTextAsync(choice);
        }

        // Tab leads to the first radio button of a group that has no choice, and arrows lead on.
        private async Task ChooseRadioAsync(ILocator radio)
        {
            await ReachAsync(radio.Page.Locator($"input[name='{await radio.GetAttributeAsync("name")}']").First);
            if (await IsFocusedAsync(radio)) await KeyAsync("Space");
            else await Page.ArrowToAsync(radio, KeyAsync);
        }

        private async Task ReachAsync(ILocator target)
        {
            var isBehind = await target.EvaluateAsync<bool>("element => (document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0");
            if (isBehind) await Page.TabBackToAsync(target, press: KeyAsync);
            else await Page.TabToAsync(target, press: KeyAsync);
        }

        private static Task<bool> IsFocusedAsync(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");
    }

    /// <summary>The keyboard, with somebody who writes down what came of each key.</summary>
    public sealed class Heard(IPage page, Announcements announcements) : Keyboard(page)
    {
        protected override Task KeyAsync(string key) => announcements.PressAsync(key);

        protected override Task LettersAsync(string text) => announcements.TypeAsync(text);
    }
}
