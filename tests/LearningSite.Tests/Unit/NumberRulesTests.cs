using LearningSite.Rendering;

namespace LearningSite.Tests.Unit;

public class NumberRulesTests
{
    // As `new Intl.NumberFormat(language).format(number)` writes them in Node 20.
    [Theory]
    [InlineData("en-GB", 999, "999")]
    [InlineData("en-GB", 1234, "1,234")]
    [InlineData("en", 1234567, "1,234,567")]
    [InlineData("es", 1234, "1234")]
    [InlineData("es", 12345, "12.345")]
    [InlineData("es", 1234567, "1.234.567")]
    [InlineData("de", -1234, "-1.234")]
    [InlineData("it", -1234, "-1234")]
    [InlineData("fr", 1234, "1\u202F234")]
    [InlineData("pl", 1234, "1234")]
    [InlineData("pl", 12345, "12\u00A0345")]
    [InlineData("sv", 1234, "1\u00A0234")]
    [InlineData("ar", 1234, "1,234")]
    public void Digits_are_grouped_as_the_language_does(string language, int number, string written) => Assert.Equal(written, NumberRules.Group(language, number));
}
