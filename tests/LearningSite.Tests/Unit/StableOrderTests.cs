using LearningSite.Questions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class StableOrderTests
{
    [Fact]
    public void Wrong_order_has_all_items_and_is_never_the_right_one() => Property.ForAll<(string?, byte)>(input =>
    {
        var items = Enumerable.Range(1, 2 + (input.Item2 % 8)).Select(i => $"step {i}").ToList();
        var wrong = StableOrder.WrongOf(items, input.Item1 ?? "", i => i);
        Assert.NotEqual(items, wrong);
        Assert.Equal(items.Order(), wrong.Order());
    });

    [Fact]
    public void Order_depends_on_the_texts_and_not_on_where_they_stood()
    {
        string[] items = ["false positive", "false negative", "true negative", "true positive"];
        Assert.Equal(StableOrder.Of(items, "errors", i => i), StableOrder.Of([.. items.Reverse()], "errors", i => i));
        Assert.True(Enumerable.Range(0, 20).Select(i => string.Join(',', StableOrder.Of(items, $"q{i}", t => t))).Distinct().Count() > 5);
    }
}
