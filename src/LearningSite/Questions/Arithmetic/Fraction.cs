using System.Globalization;
using System.Numerics;

namespace LearningSite.Questions.Arithmetic;

/// <summary>An exact number, so that no key depends on how a machine rounds. Always in lowest terms, the denominator above zero.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    public static readonly Fraction Zero = new(0, 1);

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * (denominator.Sign < 0 ? -1 : 1);
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public BigInteger Numerator { get; }
    public BigInteger Denominator { get; }
    public bool IsInteger => Denominator.IsOne;
    public int Sign => Numerator.Sign;
    /// <summary>Of both parts: how large the number has grown.</summary>
    public long BitLength => Numerator.GetBitLength() + Denominator.GetBitLength();

    public static Fraction Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], value < 0, 0));
        return new Fraction(digits, BigInteger.Pow(10, value.Scale));
    }

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);
    public static Fraction operator -(Fraction a, Fraction b) => a + -b;
    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);
    /// <summary>The divisor is not zero: whoever divides has looked.</summary>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;
    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public Fraction Abs() => Sign < 0 ? -this : this;

    /// <summary>A whole power; zero is not raised to a negative one.</summary>
    public Fraction Power(int exponent) => exponent >= 0
        ? new Fraction(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : new Fraction(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));

    /// <summary>The next number downwards that has no more decimals than these.</summary>
    public Fraction Floor(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var quotient = BigInteger.DivRem(Numerator * scale, Denominator, out var rest);
        return new Fraction(rest.Sign < 0 ? quotient - 1 : quotient, scale);
    }

    public Fraction Ceiling(int decimals) => -(-this).Floor(decimals);

    /// <summary>The nearest number of so many decimals; a tie goes away from zero.</summary>
    public Fraction Round(int decimals)
    {
        var half = new Fraction(1, 2 * BigInteger.Pow(10, decimals));
        return Sign < 0 ? -((-this) + half).Floor(decimals) : (this + half).Floor(decimals);
    }

    /// <summary>Has at most so many decimals.</summary>
    public bool Fits(int decimals) => Floor(decimals) == this;

    /// <summary>Null when a decimal cannot hold it.</summary>
    public decimal? ToDecimal()
    {
        if (Abs() >= new Fraction(BigInteger.Pow(10, 15), 1)) return null;
        var rounded = Round(12);
        return (decimal)(rounded.Numerator * (BigInteger.Pow(10, 12) / rounded.Denominator)) / 1_000_000_000_000m;
    }

    public double ToDouble() => (double)Numerator / (double)Denominator;

    public override string ToString() => IsInteger ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
