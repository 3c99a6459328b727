using System.Globalization;
using System.Text.RegularExpressions;
using LearningSite.Questions.Arithmetic;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>Every equation in the text of lessons, quizzes and guides holds: `80 / (80 + 10 + 20) = 80 / 110 = 0.727`.</summary>
public partial class EquationTests
{
    private static readonly IReadOnlyList<(string Place, string Line)> Lines = [.. Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "input"), "*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".md" or ".yml" && !f.Contains("/es/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .SelectMany(f => File.ReadLines(f).Select((line, i) => ($"{Path.GetRelativePath(ProjectFolder.Repository, f)}:{i + 1}", line)))];

    [Fact]
    public void Both_sides_are_equal()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (place, line) in Lines)
        {
            foreach (var chain in Chain().Matches(Normalize(line)).Select(m => m.Value.Split('=')))
            {
                foreach (var (left, right) in chain.Zip(chain.Skip(1)))
                {
                    // What begins with a sign goes on from a name, such as `k - 1`.
                    if (left.TrimStart() is ['-' or '+' or '*' or '/', ..] || Evaluate(left) is not { } a || Evaluate(right) is not { } b) continue;
                    count++;
                    if (Math.Abs(a - b) > RoundingOf(right, b) + RoundingOf(left, a)) wrong.Add($"{place}: {left.Trim()} = {right.Trim()}, and it is {a.ToString("G6", CultureInfo.InvariantCulture)}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(count, 150, int.MaxValue);
    }

    // Computed keys, with `where:`, are computed by the program. A count below ten is counted.
    [Fact]
    public void Each_number_that_is_asked_for_is_the_result_of_an_equation_in_its_explanation()
    {
        var keys = Lines.Select(l => l.Place.Split(':')[0]).Distinct().Select(f => File.ReadAllText(Path.Combine(ProjectFolder.Repository, f)))
            .SelectMany(text => LessonKey().Matches(text).Concat(QuizKey().Matches(text)))
            .Select(m => (Answer: double.Parse(m.Groups["answer"].Value, CultureInfo.InvariantCulture), Explanation: m.Groups["why"].Value)).Where(k => k.Answer >= 10 || !double.IsInteger(k.Answer)).ToList();
        Assert.InRange(keys.Count, 25, int.MaxValue);
        Assert.Equal([], keys.Where(k => !Result().Matches(Thousands().Replace(k.Explanation, "")).Any(m => Math.Abs(double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) - k.Answer) <= k.Answer * 0.01)).Select(k => k.Explanation.Trim()));
    }

    // What stands between signs is read by the program's own arithmetic.
    private static string Normalize(string line) =>
        Share().Replace(Thousands().Replace(line, ""), "/").Replace("×", "*", StringComparison.Ordinal).Replace("÷", "/", StringComparison.Ordinal).Replace("−", "-", StringComparison.Ordinal).Replace("√", "sqrt", StringComparison.Ordinal)
            .Replace('\u00A0', ' ').Replace(" %", "/100", StringComparison.Ordinal);

    private static double? Evaluate(string text)
    {
        var sum = text.Trim();
        // A bracket of the sentence around it.
        while (sum.Count(c => c == '(') > sum.Count(c => c == ')') && sum.StartsWith('(')) sum = sum[1..];
        while (sum.Count(c => c == ')') > sum.Count(c => c == '(') && sum.EndsWith(')')) sum = sum[..^1];
        return ParseExpression.Parse(sum.TrimEnd('.', ' ')).Expression is { } expression ? new EvaluateExpression(new Dictionary<string, Fraction>()).Evaluate(expression)?.Value.ToDouble() : null;
    }

    // A number is rounded at its last digit; a sum holds numbers that were rounded before.
    private static double RoundingOf(string side, double value) =>
        Figure().Match(side.Trim().TrimEnd('.')) is { Success: true } figure ? (0.5000001 * Math.Pow(10, -figure.Groups[1].Length)) / (side.Contains("/100", StringComparison.Ordinal) ? 100 : 1) : Math.Abs(value) * 0.005;

    [GeneratedRegex(@"\[\[= (?<answer>[\d.]+)(?: ±[^\]]*)?\]\]\n(?<why>.*?)\n::::", RegexOptions.Singleline)]
    private static partial Regex LessonKey();

    [GeneratedRegex(@"\n +answer: (?<answer>[\d.]+)\n(?:(?! +- id:).*\n)*? +explain: (?<why>.*)\n")]
    private static partial Regex QuizKey();

    [GeneratedRegex(@"= ([\d.]*\d)")]
    private static partial Regex Result();

    [GeneratedRegex(@"(?<=\d),(?=\d\d\d)")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<=\d) of (?=[\d.]+ =)")]
    private static partial Regex Share();

    [GeneratedRegex(@"(?:[-+*/() \d.]|sqrt|ln)*\d[)\d.]*(?:/100)?(?: = (?:[-+*/() \d.]|sqrt|ln)*\d[)\d.]*(?:/100)?)+")]
    private static partial Regex Chain();

    [GeneratedRegex(@"^-?\d+(?:\.(\d+))?(?:/100)?$")]
    private static partial Regex Figure();
}
