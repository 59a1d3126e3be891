namespace Qdrant.Client.Grpc;

/// <summary>What is asked of a collection: a vector, a fusion of prefetches, an order, a formula.</summary>
public partial class Query
{
    public static implicit operator Query(VectorInput input) => new() { Nearest = input };

    public static implicit operator Query(PointId id) => new() { Nearest = id };

    public static implicit operator Query(ulong id) => new() { Nearest = id };

    public static implicit operator Query(Guid id) => new() { Nearest = id };

    public static implicit operator Query(float[] values) => new() { Nearest = values };

    public static implicit operator Query((float[], uint[]) sparseValues) => new() { Nearest = sparseValues };

    public static implicit operator Query((float, uint)[] sparseValues) => new() { Nearest = sparseValues };

    public static implicit operator Query(float[][] values) => new() { Nearest = values };

    public static implicit operator Query(Document document) => new() { Nearest = document };

    public static implicit operator Query(Image image) => new() { Nearest = image };

    public static implicit operator Query(InferenceObject inferenceObject) => new() { Nearest = inferenceObject };

    public static implicit operator Query((VectorInput, Mmr) nearestWithMmr) =>
        new() { NearestWithMmr = new NearestInputWithMmr { Nearest = nearestWithMmr.Item1, Mmr = nearestWithMmr.Item2 } };

    public static implicit operator Query(Fusion input) => new() { Fusion = input };

    public static implicit operator Query(Rrf rrf) => new() { Rrf = rrf };

    public static implicit operator Query(Sample sample) => new() { Sample = sample };

    public static implicit operator Query(OrderBy orderBy) => new() { OrderBy = orderBy };

    /// <summary>Orders by the payload field <paramref name="key"/>. Explicit, because a string could be meant as text to search for.</summary>
    public static explicit operator Query(string key) => new() { OrderBy = key };

    public static implicit operator Query(Formula formula) => new() { Formula = formula };

    public static implicit operator Query(RecommendInput input) => new() { Recommend = input };

    public static implicit operator Query(DiscoverInput input) => new() { Discover = input };

    public static implicit operator Query(ContextInput input) => new() { Context = input };

    public static implicit operator Query(RelevanceFeedbackInput relevanceFeedback) => new() { RelevanceFeedback = relevanceFeedback };
}
