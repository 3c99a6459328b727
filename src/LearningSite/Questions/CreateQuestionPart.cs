namespace LearningSite.Questions;

/// <summary>Makes the template model of a question.</summary>
public static class CreateQuestionPart
{
    /// <param name="text">The interface text of a key.</param>
    public static QuestionPart Create(Question question, Func<string, string> text)
    {
        var head = question.Head;
        var part = new QuestionPart
        {
            Id = head.Id, Number = 1, Count = 1, IsCheck = false, Type = QuestionKey.TypeOf(question), StemHtml = head.StemHtml, HintsHtml = head.HintsHtml,
            ExplanationHtml = head.ExplanationHtml, ObjectiveId = head.Objective, Worth = head.Points, IsPre = head.IsPre,
            KeyJson = QuestionKey.ToJson(question), KeyText = KeyInWords(question, text),
        };
        return question switch
        {
            Question.Choice choice => part with { Options = Options(choice.Options) },
            Question.TrueFalse tf => part with { Options = Options(tf.Reasons) },
            Question.Match match => part with
            {
                Pairs = [.. match.Pairs.Select(p => new PairPart(p.Id, p.Html, p.WhyHtml))],
                Choices = StableOrder.Of(QuestionKey.ChoicesOf(match), head.Id, c => c.Text),
            },
            Question.Order order => part with { Items = Items(StableOrder.WrongOf(order.Items, head.Id, i => i.Text)) },
            Question.Numeric numeric => part with { Numeric = Number(numeric.Answer) },
            Question.Cloze cloze => part with { Blanks = [.. cloze.Blanks.Select((_, i) => new BlankPart(i, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), BlankField.WidthOf(cloze.Blanks)))] },
            Question.Scenario scenario => part with { Options = Options([.. scenario.Actions.Select(a => a.Option)]) },
            Question.SelfRated self => part with { ModelHtml = self.ModelHtml, Points = Items(self.Rubric) },
            Question.Fit fit => part with { Options = Options([.. fit.Options.Select(o => o.Option)]) },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static OptionPart[] Options(IReadOnlyList<Option> options)
    {
        var parts = new OptionPart[options.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var o = options[i];
            parts[i] = new OptionPart(o.Id, Letter(i), o.Html, o.IsRight, o.WhyHtml, o.UnlessHtml, o.IsFixed);
        }
        return parts;
    }

    private static IReadOnlyList<ItemPart> Items(IReadOnlyList<Item> items) => [.. items.Select(i => new ItemPart(i.Id, i.Html))];

    private static NumericPart Number(NumericAnswer answer) =>
        new(NumericAnswer.Format(answer.Answer), NumericAnswer.Format(answer.Minimum), NumericAnswer.Format(answer.Maximum), answer.Unit);

    private static string Letter(int index) => ((char)('A' + (index % 26))).ToString();

    private static string KeyInWords(Question question, Func<string, string> text) => question switch
    {
        Question.Choice choice => LettersOfRight(choice.Options),
        Question.TrueFalse tf => $"{text(tf.Verdict ? "question.true" : "question.false")}: {LettersOfRight(tf.Reasons)}",
        Question.Match match => string.Join("; ", match.Pairs.Select(p => $"{p.Text} → {p.Right.Text}")),
        Question.Order order => string.Join(" → ", order.Items.Select(i => i.Text)),
        Question.Numeric numeric => numeric.Answer.ToString(),
        Question.Cloze cloze => string.Join("; ", cloze.Blanks.Select(b => b.Number?.ToString() ?? string.Join(" / ", b.Accepted))),
        // B 100 %, A 40 %, C 0 %
        Question.Scenario scenario => string.Join(", ", scenario.Actions.Select((a, i) => (a.Weight, Letter: Letter(i))).OrderByDescending(a => a.Weight).Select(a => $"{a.Letter} {a.Weight}\u00A0%")),
        Question.SelfRated self => string.Join("; ", self.Rubric.Select(p => p.Text)),
        Question.Fit => "",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string LettersOfRight(IReadOnlyList<Option> options)
    {
        var letters = new List<string>();
        for (var i = 0; i < options.Count; i++)
            if (options[i].IsRight) letters.Add(Letter(i));
        return string.Join(", ", letters);
    }
}
