using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using LearningSite.Diagnostics;
using LearningSite.Questions;
using LearningSite.Questions.Arithmetic;
using LearningSite.Tests.Support;
using Property = LearningSite.Tests.Support.Property;

namespace LearningSite.Tests.Unit;

public class ArithmeticTests
{
    private static readonly Dictionary<string, Fraction> Values = new() { ["tp"] = Fraction.Of(8), ["fn"] = Fraction.Of(2), ["x_1"] = Fraction.Of(0.5m) };

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("2 - 3 - 4", "-5")]
    [InlineData("2 / 3 / 4", "1/6")]
    [InlineData("-2 ^ 2", "-4")]
    [InlineData("(-2) ^ 2", "4")]
    [InlineData("2 ^ 3 ^ 2", "512")]
    [InlineData("2 ^ -1", "1/2")]
    [InlineData("2 * -3", "-6")]
    [InlineData("--3", "3")]
    [InlineData("0.1 + 0.2", "3/10")]
    [InlineData("tp / (tp + fn)", "4/5")]
    [InlineData("2 * tp / (2 * tp + fn)", "8/9")]
    [InlineData("x_1 * 4", "2")]
    [InlineData("min(3, 1, 2) + max(3, 4)", "5")]
    [InlineData("abs(fn - tp)", "6")]
    [InlineData("sqrt(9 / 16)", "3/4")]
    [InlineData("sqrt(0)", "0")]
    [InlineData("log2(8) + log10(0.01)", "1")]
    [InlineData("ln(1)", "0")]
    [InlineData("round(2 / 3, 2)", "67/100")]
    [InlineData("round(-2 / 3, 0)", "-1")]
    [InlineData("4 ^ 0.5", "2")]
    public void Value_is_exact(string text, string expected) => Assert.Equal(expected, Evaluate(text).Value.ToString());

    [Theory]
    [InlineData("sqrt(2)", 1.4142135623731)]
    [InlineData("ln(10)", 2.302585092994)]
    [InlineData("log2(10)", 3.3219280948874)]
    [InlineData("2 ^ 0.5", 1.4142135623731)]
    public void Root_or_logarithm_that_is_no_fraction_is_near(string text, double expected)
    {
        Assert.Equal(expected, Evaluate(text).Value.ToDouble(), 12);
        Assert.False(Evaluate(text).IsExact && text != "2 ^ 0.5");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("2a")]
    [InlineData("1 2")]
    [InlineData("a,b")]
    [InlineData("1..2")]
    [InlineData("+1")]
    [InlineData("min()")]
    [InlineData("round(1)")]
    [InlineData("abs(1, 2)")]
    [InlineData("1e3")]
    [InlineData("π")]
    [InlineData("a = 1")]
    [InlineData("a; b")]
    public void Anything_else_is_no_key(string text)
    {
        var (expression, problem) = ParseExpression.Parse(text);
        Assert.Null(expression);
        Assert.Equal(Codes.ArithmeticSyntax, problem?.Code);
    }

    [Theory]
    [InlineData("1 / (tp - 8)")]
    [InlineData("1 / 0")]
    [InlineData("0 ^ 0")]
    [InlineData("0 ^ -1")]
    [InlineData("sqrt(-1)")]
    [InlineData("(-8) ^ 0.5")]
    [InlineData("ln(0)")]
    [InlineData("log2(-1)")]
    [InlineData("9 ^ 9 ^ 9")]
    [InlineData("9 ^ 999999999999999999")]
    public void What_has_no_value_is_a_problem(string text)
    {
        var evaluation = new EvaluateExpression(Values);
        Assert.Null(evaluation.Evaluate(ParseExpression.Parse(text).Expression!));
        Assert.Equal(Codes.UndefinedValue, evaluation.Problem?.Code);
    }

    [Theory]
    [InlineData("1/2", null, null, 0.5, 0.5, 0.5)]
    [InlineData("1/3", null, 2, 0.33, 0.33, 0.3333333334)]
    [InlineData("2/3", null, 2, 0.67, 0.6666666666, 0.67)]
    [InlineData("-2/3", null, 2, -0.67, -0.67, -0.6666666666)]
    [InlineData("1/3", 0.01, null, 0.33, 0.3233333333, 0.3433333334)]
    [InlineData("1/8", 0.005, 2, 0.13, 0.12, 0.13)]
    [InlineData("1/8", 0.01, null, 0.125, 0.115, 0.135)]
    [InlineData("100", 5.0, null, 100.0, 95.0, 105.0)]
    public void Answer_is_pinned(string value, double? tolerance, int? decimals, double answer, double minimum, double maximum)
    {
        var (pinned, problem) = PinAnswer.Pin(Evaluate(value), (decimal?)tolerance, decimals, "");
        Assert.Null(problem);
        Assert.Equal(((decimal)answer, (decimal)minimum, (decimal)maximum), (pinned!.Answer, pinned.Minimum, pinned.Maximum));
    }

    [Theory]
    [InlineData("1/3", null, null)]
    [InlineData("1/1024", null, null)]
    [InlineData("sqrt(2)", null, null)]
    [InlineData("1/8", null, 2)]
    [InlineData("-1/8", null, 2)]
    [InlineData("5/2", null, 0)]
    [InlineData("1/8", 0.004, 2)]
    public void Answer_that_can_be_typed_in_two_ways_is_not_pinned(string value, double? tolerance, int? decimals) =>
        Assert.NotNull(PinAnswer.Pin(Evaluate(value), (decimal?)tolerance, decimals, "").Problem);

    [Fact]
    public void Parser_finds_the_tree_that_was_written() => Property.ForAll(Trees, tree =>
    {
        var (expression, problem) = ParseExpression.Parse(Write(tree));
        if (Write(tree).Length > ParseExpression.LengthLimit) return;
        Assert.Null(problem);
        Assert.Equal(Compute(tree), Compute(expression!));
    });

    [Fact]
    public void Evaluation_agrees_with_plain_fractions() => Property.ForAll(Trees, tree =>
    {
        var evaluation = new EvaluateExpression(Values);
        var result = evaluation.Evaluate(tree);
        Assert.Equal(Compute(tree), result?.Value);
        Assert.Equal(result is null, evaluation.Problem is not null);
    });

    [Fact]
    public void Any_text_is_read_or_reported_inside_of_itself() => Property.ForAllTexts(["1", "2.5", "tp", "+", "-", "*", "/", "^", "(", ")", ",", " ", "sqrt(", "round(", "log("], text =>
    {
        var (expression, problem) = ParseExpression.Parse(text);
        Assert.Equal(expression is null, problem is not null);
        if (problem is not null) Assert.InRange(problem.Span.Start, 0, Math.Max(0, text.Length - 1));
        if (expression is not null) _ = new EvaluateExpression(Values).Evaluate(expression);
    });

    [Fact]
    public void Pinned_answer_lies_in_its_range_and_the_exact_value_too() => Property.ForAll(Gen.Choose(-100_000, 100_000).Zip(Gen.Choose(1, 999)), pair =>
    {
        var exact = new Fraction(pair.Item1, pair.Item2);
        for (var decimals = 0; decimals <= 6; decimals++)
        {
            var (answer, problem) = PinAnswer.Pin(new Number(exact, true), null, decimals, "");
            Assert.Equal(PinAnswer.IsTie(new Number(exact, true), decimals), problem is not null);
            if (answer is null) continue;
            Assert.InRange(answer.Answer, answer.Minimum, answer.Maximum);
            Assert.True(Fraction.Of(answer.Minimum) <= exact && exact <= Fraction.Of(answer.Maximum));
            // Only one number of so many decimals is accepted.
            var step = (decimal)Math.Pow(10, -decimals);
            Assert.True(answer.Answer - step < answer.Minimum && answer.Answer + step > answer.Maximum);
        }
    });

    [Fact]
    public void Fraction_of_a_decimal_is_the_decimal() => Property.ForAll<decimal>(value =>
    {
        var small = value % 1_000_000m;
        Assert.Equal(Math.Round(small, 12, MidpointRounding.AwayFromZero), Fraction.Of(small).ToDecimal());
    });

    [Theory]
    [InlineData("5..20", 16)]
    [InlineData("0.1..0.5", 5)]
    [InlineData("-2..2", 5)]
    [InlineData("8", 1)]
    [InlineData("0.10..0.12", 3)]
    public void Range_has_the_steps_of_its_last_digit(string text, int count)
    {
        var range = ValueRange.TryParse("a", text)!;
        Assert.Equal(count, range.Count);
        Assert.Equal(count, range.Values.Count());
    }

    private static Number Evaluate(string text)
    {
        var evaluation = new EvaluateExpression(Values);
        return evaluation.Evaluate(ParseExpression.Parse(text).Expression!) ?? throw new InvalidOperationException(evaluation.Problem?.Message);
    }

    private static Gen<Expression> Trees => Gen.Sized(size => Tree(Math.Min(size, 12)));

    private static Gen<Expression> Tree(int size)
    {
        var literal = Gen.Choose(0, 99).Select(n => (Expression)new Expression.Literal(Fraction.Of(n / 10m), default));
        var name = Gen.Elements("tp", "fn", "x_1").Select(n => (Expression)new Expression.Name(n, default));
        if (size <= 1) return Gen.OneOf(literal, name);
        var smaller = Tree(size / 2);
        var binary = Gen.Elements('+', '-', '*', '/').SelectMany(sign => smaller.Zip(smaller), (sign, p) => (Expression)new Expression.Binary(sign, p.Item1, p.Item2, default));
        return Gen.OneOf(literal, name, binary, smaller.Select(t => (Expression)new Expression.Negation(t, default)));
    }

    // With as few brackets as the grammar needs.
    private static string Write(Expression tree, int strength = 0)
    {
        var (text, own) = tree switch
        {
            Expression.Literal literal => (literal.Value.ToDecimal()!.Value.ToString(CultureInfo.InvariantCulture), 9),
            Expression.Name name => (name.Text, 9),
            Expression.Negation negation => ("-" + Write(negation.Operand, 3), 3),
            Expression.Binary { Operator: '+' or '-' } sum => ($"{Write(sum.Left, 1)} {sum.Operator} {Write(sum.Right, 2)}", 1),
            Expression.Binary product => ($"{Write(product.Left, 2)} {product.Operator} {Write(product.Right, 3)}", 2),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return own < strength ? $"({text})" : text;
    }

    private static Fraction? Compute(Expression tree) => tree switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Name name => Values[name.Text],
        Expression.Negation negation => -Compute(negation.Operand),
        Expression.Binary binary when Compute(binary.Left) is { } left && Compute(binary.Right) is { } right => binary.Operator switch
        {
            '+' => new Fraction((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator),
            '-' => new Fraction((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator),
            '*' => new Fraction(left.Numerator * right.Numerator, left.Denominator * right.Denominator),
            _ => right.Numerator == BigInteger.Zero ? null : new Fraction(left.Numerator * right.Denominator, left.Denominator * right.Numerator),
        },
        _ => null,
    };
}
