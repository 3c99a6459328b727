using System.Numerics;
using LearningSite.Diagnostics;

namespace LearningSite.Questions.Arithmetic;

/// <summary>A result. Roots and logarithms that are no fractions are inexact; their first twelve digits hold.</summary>
public readonly record struct Number(Fraction Value, bool IsExact);

/// <summary>Computes an expression for one set of values.</summary>
public sealed class EvaluateExpression(IReadOnlyDictionary<string, Fraction> values)
{
    /// <summary>Digits grow with every power; a key that needs more than this is a mistake.</summary>
    private const long BitLimit = 8192;
    private const int ExponentLimit = 512;

    public ArithmeticProblem? Problem { get; private set; }

    /// <summary>The result, or null with a <see cref="Problem"/>.</summary>
    public Number? Evaluate(Expression expression)
    {
        var result = expression switch
        {
            Expression.Literal literal => new Number(literal.Value, true),
            Expression.Name name => values.TryGetValue(name.Text, out var value) ? new Number(value, true) : Fail(Codes.UnknownName, name, $"`{name.Text}` has no value", "write it under `where:`"),
            Expression.Negation negation => Evaluate(negation.Operand) is { } operand ? operand with { Value = -operand.Value } : null,
            Expression.Binary binary => Evaluate(binary.Left) is { } left && Evaluate(binary.Right) is { } right ? Combine(binary, left, right) : null,
            Expression.Call call => Call(call),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return result is { } number && number.Value.BitLength > BitLimit ? Undefined(expression, "the value grows too large", "use smaller numbers") : result;
    }

    private Number? Combine(Expression.Binary binary, Number left, Number right)
    {
        var isExact = left.IsExact && right.IsExact;
        switch (binary.Operator)
        {
            case '+': return new Number(left.Value + right.Value, isExact);
            case '-': return new Number(left.Value - right.Value, isExact);
            case '*': return new Number(left.Value * right.Value, isExact);
            case '/' when right.Value.Sign == 0: return Undefined(binary.Right, "the key divides by zero", "choose values that keep this above zero");
            case '/': return new Number(left.Value / right.Value, isExact);
            default: return Power(binary, left, right, isExact);
        }
    }

    private Number? Power(Expression.Binary binary, Number left, Number right, bool isExact)
    {
        if (left.Value.Sign == 0 && right.Value.Sign <= 0)
            return Undefined(binary, right.Value.Sign == 0 ? "zero to the power of zero has no value" : "the key divides by zero", "choose values that keep the base above zero");
        if (!right.Value.IsInteger)
            return left.Value.Sign < 0 ? Undefined(binary, "a negative number has no broken power", "choose values that keep the base above zero")
                : Approximate(Math.Pow(left.Value.ToDouble(), right.Value.ToDouble()), binary);
        if (right.Value.Abs() > Fraction.Of(ExponentLimit) || left.Value.BitLength * (long)BigInteger.Abs(right.Value.Numerator) > BitLimit)
            return Undefined(binary, "the value grows too large", "use a smaller exponent");
        return new Number(left.Value.Power((int)right.Value.Numerator), isExact);
    }

    private Number? Call(Expression.Call call)
    {
        var arguments = new List<Number>();
        foreach (var argument in call.Arguments)
        {
            if (Evaluate(argument) is not { } value) return null;
            arguments.Add(value);
        }
        var first = arguments[0];
        return call.Function switch
        {
            "min" => arguments.MinBy(a => a.Value),
            "max" => arguments.MaxBy(a => a.Value),
            "abs" => first with { Value = first.Value.Abs() },
            "sqrt" => SquareRoot(call, first),
            "ln" => Logarithm(call, first, null),
            "log2" => Logarithm(call, first, 2),
            "log10" => Logarithm(call, first, 10),
            "round" => Round(call, first, arguments[1]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Number? SquareRoot(Expression.Call call, Number argument)
    {
        if (argument.Value.Sign < 0) return Undefined(call, "a negative number has no square root", "choose values that keep this at zero or above");
        var root = new Fraction(IntegerRoot(argument.Value.Numerator), IntegerRoot(argument.Value.Denominator));
        return root * root == argument.Value ? argument with { Value = root } : Approximate(Math.Sqrt(argument.Value.ToDouble()), call);
    }

    // Newton's method from above; stops at the whole part of the root.
    private static BigInteger IntegerRoot(BigInteger number)
    {
        if (number < 2) return number;
        var root = BigInteger.One << (int)((number.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (number / root)) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }

    private Number? Logarithm(Expression.Call call, Number argument, int? logBase)
    {
        if (argument.Value.Sign <= 0) return Undefined(call, "only a number above zero has a logarithm", "choose values that keep this above zero");
        var logarithm = BigInteger.Log(argument.Value.Numerator) - BigInteger.Log(argument.Value.Denominator);
        if (argument.Value == Fraction.Of(1)) return argument with { Value = Fraction.Zero };
        if (logBase is not { } n) return Approximate(logarithm, call);
        var whole = (int)Math.Round(logarithm / Math.Log(n));
        return Fraction.Of(n).Power(whole) == argument.Value ? argument with { Value = Fraction.Of(whole) } : Approximate(logarithm / Math.Log(n), call);
    }

    private Number? Round(Expression.Call call, Number value, Number decimals)
    {
        if (!decimals.Value.IsInteger || decimals.Value.Sign < 0 || decimals.Value > Fraction.Of(6))
            return Fail(Codes.ArithmeticSyntax, call.Arguments[1], "`round` takes a whole number of decimals from 0 to 6", "write `round(x, 2)` for two decimals");
        var digits = (int)decimals.Value.Numerator;
        return PinAnswer.IsTie(value, digits)
            ? Fail(Codes.AmbiguousRounding, call, $"{PinAnswer.Describe(value.Value)} lies half-way between two numbers of {DiagnosticReport.Count(digits, "decimal")}", "choose values that round to one side")
            : new Number(value.Value.Round(digits), true);
    }

    private Number? Approximate(double value, Expression at) => double.IsFinite(value) && Math.Abs(value) < 1e15
        ? new Number(Fraction.Of(Math.Round((decimal)value, 14)), false) : Undefined(at, "the value grows too large", "use smaller numbers");

    private Number? Undefined(Expression at, string message, string help) => Fail(Codes.UndefinedValue, at, message, help);

    private Number? Fail(DiagnosticCode code, Expression at, string message, string help)
    {
        Problem ??= new ArithmeticProblem(code, at.Span, message, help);
        return null;
    }
}
