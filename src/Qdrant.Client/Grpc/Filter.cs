namespace Qdrant.Client.Grpc;

/// <summary>Conditions that all, any or none must hold.</summary>
public partial class Filter
{
    /// <summary>The condition as a filter of its own; a condition that holds a filter gives that filter.</summary>
    public static implicit operator Filter(Condition condition) => condition.Filter ?? new Filter { Must = { condition } };

    /// <summary>Points that pass both filters.</summary>
    public static Filter operator &(Filter left, Filter right) =>
        left.IsFlat && right.IsFlat
            ? new Filter { Must = { left.Must, right.Must }, MustNot = { left.MustNot, right.MustNot } }
            : new Filter { Must = { Conditions.Filter(left), Conditions.Filter(right) } };

    /// <summary>Points that pass either filter.</summary>
    public static Filter operator |(Filter left, Filter right) => new() { Should = { Conditions.Filter(left), Conditions.Filter(right) } };

    /// <summary>Only must and must_not: such filters join by joining their lists, any other would change its meaning.</summary>
    internal bool IsFlat => Should.Count == 0 && MinShould is null;
}
