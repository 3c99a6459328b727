using System.Globalization;
using LearningSite.Diagnostics;

namespace LearningSite.Questions.Arithmetic;

/// <summary>
/// Reads an arithmetic expression by recursive descent:
/// <code>
/// sum     = product *( ("+" / "-") product )
/// product = signed *( ("*" / "/") signed )
/// signed  = "-" signed / power
/// power   = atom [ "^" signed ]                       -2^2 is -4, 2^3^2 is 2^9
/// atom    = number / name / function "(" sum *( "," sum ) ")" / "(" sum ")"
/// number  = digits [ "." digits ]
/// </code>
/// </summary>
public sealed class ParseExpression
{
    /// <summary>Also bounds how deep the parser calls itself.</summary>
    public const int LengthLimit = 200;

    /// <summary>Functions, and how many arguments they take; 0 stands for any number from one up.</summary>
    public static readonly IReadOnlyDictionary<string, int> Functions = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["min"] = 0, ["max"] = 0, ["abs"] = 1, ["sqrt"] = 1, ["ln"] = 1, ["log2"] = 1, ["log10"] = 1, ["round"] = 2,
    };

    private readonly string text;
    private int at;
    private ArithmeticProblem? problem;

    private ParseExpression(string text) => this.text = text;

    public static (Expression? Expression, ArithmeticProblem? Problem) Parse(string text)
    {
        if (text.Length > LengthLimit)
            return (null, new ArithmeticProblem(Codes.ArithmeticSyntax, new TextSpan(0, 1), $"the key is longer than {LengthLimit} characters", "write it shorter, or compute a part of it under `where:`"));
        var parser = new ParseExpression(text);
        var expression = parser.ReadSum();
        if (expression is not null && parser.Peek() != '\0') expression = parser.Unexpected();
        return expression is null ? (null, parser.problem) : (expression, null);
    }

    private Expression? ReadSum() => ReadChain(ReadProduct, '+', '-');

    private Expression? ReadProduct() => ReadChain(ReadSigned, '*', '/');

    private Expression? ReadChain(Func<Expression?> readPart, char first, char second)
    {
        var left = readPart();
        while (left is not null && Peek() is var sign && (sign == first || sign == second))
        {
            at++;
            left = readPart() is { } right ? new Expression.Binary(sign, left, right, TextSpan.Between(left.Span.Start, right.Span.End)) : null;
        }
        return left;
    }

    private Expression? ReadSigned()
    {
        if (Peek() != '-') return ReadPower();
        var start = at++;
        return ReadSigned() is { } operand ? new Expression.Negation(operand, TextSpan.Between(start, operand.Span.End)) : null;
    }

    private Expression? ReadPower()
    {
        var atom = ReadAtom();
        if (atom is null || Peek() != '^') return atom;
        at++;
        return ReadSigned() is { } exponent ? new Expression.Binary('^', atom, exponent, TextSpan.Between(atom.Span.Start, exponent.Span.End)) : null;
    }

    private Expression? ReadAtom()
    {
        var next = Peek();
        if (char.IsAsciiDigit(next)) return ReadNumber();
        if (char.IsAsciiLetter(next) || next == '_') return ReadName();
        if (next != '(') return Unexpected();
        var start = at++;
        if (ReadSum() is not { } inner || !Expect(')', start)) return null;
        return inner with { Span = TextSpan.Between(start, at) };
    }

    private Expression? ReadNumber()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))) at++;
        var span = TextSpan.Between(start, at);
        if (decimal.TryParse(text[start..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return new Expression.Literal(Fraction.Of(value), span);
        return Fail(span, $"`{text[start..at]}` is no number", "write digits with at most one point");
    }

    private Expression? ReadName()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_')) at++;
        var (name, span) = (text[start..at], TextSpan.Between(start, at));
        if (Peek() != '(') return new Expression.Name(name, span);
        var open = at++;
        var arguments = new List<Expression>();
        do
        {
            if (arguments.Count > 0) at++;
            if (ReadSum() is not { } argument) return null;
            arguments.Add(argument);
        }
        while (Peek() == ',');
        return Expect(')', open) ? CheckCall(new Expression.Call(name, arguments, TextSpan.Between(start, at)), span) : null;
    }

    private Expression.Call? CheckCall(Expression.Call call, TextSpan name)
    {
        if (!Functions.TryGetValue(call.Function, out var count))
            problem = new ArithmeticProblem(Codes.UnknownName, name, $"there is no function `{call.Function}`", call.Function == "log" ? "write `ln`, `log2` or `log10`"
                : Spelling.FindNearest(call.Function, Functions.Keys) is { } near ? $"write `{near}`" : $"the functions are {string.Join(", ", Functions.Keys)}");
        else if (count > 0 && call.Arguments.Count != count)
            problem = new ArithmeticProblem(Codes.ArithmeticSyntax, call.Span, $"`{call.Function}` takes {DiagnosticReport.Count(count, "argument")} and has {call.Arguments.Count}",
                call.Function == "round" ? "write `round(x, 2)` for two decimals" : $"write `{call.Function}(x)`");
        return problem is null ? call : null;
    }

    private bool Expect(char bracket, int opened)
    {
        if (Peek() == bracket) { at++; return true; }
        if (at < text.Length) Unexpected();
        else Fail(new TextSpan(opened, 1), "this bracket is never closed", $"write `{bracket}`");
        return false;
    }

    private char Peek()
    {
        while (at < text.Length && text[at] == ' ') at++;
        return at < text.Length ? text[at] : '\0';
    }

    private Expression? Unexpected()
    {
        if (Peek() == '\0') return Fail(new TextSpan(Math.Max(0, text.TrimEnd().Length - 1), 1), "the key ends too early", "write a number, a name or a bracket behind it");
        var found = text[at];
        return Fail(new TextSpan(at, 1), $"`{found}` is not expected here", found switch
        {
            '×' or '·' => "write `*`",
            '÷' or ':' => "write `/`",
            '−' or '–' => "write `-`",
            '%' => "write `/ 100`",
            '*' => "write `^` for a power",
            ',' => "write a point in numbers; a comma stands between arguments only",
            _ when char.IsAsciiLetterOrDigit(found) || found == '(' => "write `*` between what is multiplied",
            _ => "a key holds numbers, names of `where:`, + - * / ^, brackets and functions",
        });
    }

    private Expression? Fail(TextSpan span, string message, string help)
    {
        problem ??= new ArithmeticProblem(Codes.ArithmeticSyntax, span, message, help);
        return null;
    }
}
