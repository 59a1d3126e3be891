namespace Qdrant.Client.Grpc;

/// <summary>A part of a formula that rescores points.</summary>
public partial class Expression
{
    public static implicit operator Expression(float constant) => new() { Constant = constant };

    public static implicit operator Expression(string variable) => new() { Variable = variable };

    public static implicit operator Expression(Condition condition) => new() { Condition = condition };

    public static implicit operator Expression(GeoDistance geoDistance) => new() { GeoDistance = geoDistance };

    public static implicit operator Expression(MultExpression mult) => new() { Mult = mult };

    public static implicit operator Expression(SumExpression sum) => new() { Sum = sum };

    public static implicit operator Expression(DivExpression div) => new() { Div = div };

    public static implicit operator Expression(PowExpression pow) => new() { Pow = pow };

    public static Expression FromDateTime(string dateTime) => new() { Datetime = dateTime };

    public static Expression FromDateTimeKey(string dateTimeKey) => new() { DatetimeKey = dateTimeKey };

    public static Expression FromNeg(Expression expr) => new() { Neg = expr };

    public static Expression FromAbs(Expression expr) => new() { Abs = expr };

    public static Expression FromSqrt(Expression expr) => new() { Sqrt = expr };

    public static Expression FromExp(Expression expr) => new() { Exp = expr };

    public static Expression FromLog10(Expression expr) => new() { Log10 = expr };

    public static Expression FromLn(Expression expr) => new() { Ln = expr };

    public static Expression FromExpDecay(DecayParamsExpression decay) => new() { ExpDecay = decay };

    public static Expression FromGaussDecay(DecayParamsExpression decay) => new() { GaussDecay = decay };

    public static Expression FromLinDecay(DecayParamsExpression decay) => new() { LinDecay = decay };
}
