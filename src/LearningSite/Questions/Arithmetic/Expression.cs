using LearningSite.Diagnostics;

namespace LearningSite.Questions.Arithmetic;

/// <summary>An arithmetic expression; spans count from the start of its text.</summary>
public abstract record Expression(TextSpan Span)
{
    private Expression() : this(default(TextSpan)) { }

    public sealed record Literal(Fraction Value, TextSpan Span) : Expression(Span);
    public sealed record Name(string Text, TextSpan Span) : Expression(Span);
    public sealed record Negation(Expression Operand, TextSpan Span) : Expression(Span);
    public sealed record Binary(char Operator, Expression Left, Expression Right, TextSpan Span) : Expression(Span);
    public sealed record Call(string Function, IReadOnlyList<Expression> Arguments, TextSpan Span) : Expression(Span);

    public IEnumerable<Name> Names => this switch
    {
        Name name => [name],
        Negation negation => negation.Operand.Names,
        Binary binary => binary.Left.Names.Concat(binary.Right.Names),
        Call call => call.Arguments.SelectMany(a => a.Names),
        _ => [],
    };
}

/// <summary>What is wrong with an expression, and where.</summary>
public sealed record ArithmeticProblem(DiagnosticCode Code, TextSpan Span, string Message, string Help);
