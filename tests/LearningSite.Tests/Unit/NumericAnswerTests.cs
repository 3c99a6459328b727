using LearningSite.Questions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

public class NumericAnswerTests
{
    [Theory]
    [InlineData("= 0.8", "0.8", "0.8", "0.8", "")]
    [InlineData("=0,8", "0.8", "0.8", "0.8", "")]
    [InlineData("  = 0.8 ± 0.01  ", "0.8", "0.79", "0.81", "")]
    [InlineData("= 0.8±0.01", "0.8", "0.79", "0.81", "")]
    [InlineData("= 5 +- 1", "5", "4", "6", "")]
    [InlineData("= 5 +/- 1 km/h", "5", "4", "6", "km/h")]
    [InlineData("= 80 ± 0,5 %", "80", "79.5", "80.5", "%")]
    [InlineData("= 3..4", "3.5", "3", "4", "")]
    [InlineData("= 3,5 .. 4,5 ms per token", "4", "3.5", "4.5", "ms per token")]
    [InlineData("= 12 px", "12", "12", "12", "px")]
    [InlineData("= -3", "-3", "-3", "-3", "")]
    [InlineData("= −3..−1", "-2", "-3", "-1", "")]
    [InlineData("= +3", "3", "3", "3", "")]
    [InlineData("= .5", "0.5", "0.5", "0.5", "")]
    [InlineData("= 4..3", "3.5", "4", "3", "")]
    public void Answer_is_read_with_its_range_and_unit(string content, string answer, string minimum, string maximum, string unit)
    {
        var parsed = NumericAnswer.TryParse(content);
        Assert.NotNull(parsed);
        Assert.Equal((Number(answer), Number(minimum), Number(maximum), unit), (parsed.Answer, parsed.Minimum, parsed.Maximum, parsed.Unit));
    }

    [Theory]
    [InlineData("0.8")]
    [InlineData("=")]
    [InlineData("= abc")]
    [InlineData("= ± 1")]
    [InlineData("= 3..")]
    [InlineData("= 3 ± x")]
    [InlineData("= 5 ± -1")]
    [InlineData("= 3-4")]
    [InlineData("= 1/3")]
    [InlineData("= 3 | 4")]
    [InlineData("= 1.2.3")]
    [InlineData("= 1,234.5")]
    [InlineData("= -")]
    [InlineData("= 99999999999999999999999999999999")]
    [InlineData("= ٣")]
    public void Anything_else_is_no_answer(string content) => Assert.Null(NumericAnswer.TryParse(content));

    [Theory]
    [InlineData("= 79228162514264337593543950335..79228162514264337593543950335")]
    [InlineData("= 79228162514264337593543950335 ± 1")]
    [InlineData("= -79228162514264337593543950335 ± 1")]
    public void Number_too_large_to_calculate_with_is_no_answer(string content) => Assert.Null(NumericAnswer.TryParse(content));

    [Fact]
    public void Exponent_is_not_taken_for_a_unit() => Assert.NotEqual((1m, "e3"), NumericAnswer.TryParse("= 1e3") is { } read ? (read.Answer, read.Unit) : default);

    [Fact]
    public void Any_text_is_an_answer_or_none() => Property.ForAllTexts(["=", " ", "1", "0", ".", ",", "..", "±", "+", "-", "−", "%", "9999999999"], text =>
    {
        if (NumericAnswer.TryParse(text) is not { } read) return;
        Assert.True(text.TrimStart().StartsWith('='));
        Assert.Equal(read.Unit.Trim(), read.Unit);
    });

    [Fact]
    public void Number_is_read_back_with_either_decimal_sign() => Property.ForAll<decimal>(number =>
    {
        var written = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(number, NumericAnswer.TryParseNumber(written));
        Assert.Equal(number, NumericAnswer.TryParseNumber(written.Replace('.', ',').Replace('-', '−')));
        Assert.Null(NumericAnswer.TryParseNumber(written + " x"));
    });

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
