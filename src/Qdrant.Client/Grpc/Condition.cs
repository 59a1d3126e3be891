namespace Qdrant.Client.Grpc;

/// <summary>One condition of a filter.</summary>
public partial class Condition
{
    /// <summary>Both conditions, joined into one filter as far as that keeps their meaning.</summary>
    public static Condition operator &(Condition left, Condition right)
    {
        if (left.Filter is { } first && right.Filter is { } second)
            return Conditions.Filter(first & second);
        if (left.Filter is { IsFlat: true })
            return left.With(right);
        if (right.Filter is { IsFlat: true })
            return right.With(left);

        return Conditions.Filter(new Filter { Must = { left, right } });
    }

    /// <summary>Either condition.</summary>
    public static Condition operator |(Condition left, Condition right) => Conditions.Filter(new Filter { Should = { left, right } });

    /// <summary>
    /// The opposite of one condition. Of several joined by <c>&amp;</c> it is "none of them", as in the official client, not "not all of them".
    /// </summary>
    public static Condition operator !(Condition condition) => Conditions.Filter(condition.Filter switch
    {
        { IsFlat: true, MustNot.Count: 0 } filter => new Filter { MustNot = { filter.Must } },
        { IsFlat: true, Must.Count: 0 } filter => new Filter { Must = { filter.MustNot } },
        _ => new Filter { MustNot = { condition } },
    });

    private Condition With(Condition another)
    {
        var joined = Clone();
        joined.Filter.Must.Add(another);
        return joined;
    }
}
