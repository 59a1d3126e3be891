namespace SummitBot.Answering.Checking;

/// <summary>A number as a text states it, with what it counts and how exactly it is meant.</summary>
/// <param name="Unit">What it measures, as <see cref="FactWords"/> names it; empty when it counts things or stands alone.</param>
/// <param name="Written">As the text writes it.</param>
internal readonly record struct Quantity(decimal Value, string Unit, bool IsOrdinal, Bound Bound, string Written, int Start, int End)
{
    private const decimal NearlyShare = 0.05m;
    private const decimal OverShare = 1.1m;

    /// <summary>Whether a source that states this other quantity states what a claim says with this one.</summary>
    public bool IsStatedBy(Quantity source) => IsOrdinal == source.IsOrdinal && IsSameUnit(source.Unit) && IsStatedBy(source.Value, source.Bound);

    // A source that leaves the unit to its reader ("reached 31.5 billion") does not speak against one; a claim that leaves it out says less.
    private bool IsSameUnit(string source) => Unit == source || Unit.Length == 0 || source.Length == 0 && Unit is "people";

    private bool IsStatedBy(decimal source, Bound bound) => Bound switch
    {
        Bound.Over => Value == source ? bound == Bound.Over : bound is Bound.Exact or Bound.Over && source > Value && source <= Value * OverShare,
        Bound.AtLeast => source >= Value && source <= Value * OverShare && bound is not Bound.Under,
        Bound.Under => Value == source ? bound == Bound.Under : bound is Bound.Exact or Bound.Under && source < Value && source * OverShare >= Value,
        Bound.About => bound is not (Bound.Over or Bound.Under) && (Value == source || IsRoundingOf(source)),
        _ => Value == source && bound is not Bound.Under,
    };

    /// <summary>"About 31 billion" for 31.5: near, and with fewer digits than the source gives.</summary>
    private bool IsRoundingOf(decimal source) => Math.Abs(Value - source) <= NearlyShare * Math.Abs(source) && Digits(Value) < Digits(source);

    private static int Digits(decimal value)
    {
        if (value == 0) return 1;
        while (value != decimal.Truncate(value)) value *= 10;
        while (value % 10 == 0) value /= 10;
        var digits = 0;
        for (value = Math.Abs(value); value >= 1; value = decimal.Truncate(value / 10)) digits++;
        return digits;
    }
}

internal enum Bound
{
    Exact,
    About,
    Over,
    AtLeast,
    Under,
}
