using Google.Protobuf;
using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;

namespace SummitBot.Tests.Qdrant;

/// <summary>What short forms turn into on the wire.</summary>
public sealed class ConversionTests
{
    private static readonly Condition A = HasId(1);
    private static readonly Condition B = MatchKeyword("city", "x");
    private static readonly Condition C = IsNull("z");

    [Fact]
    public void Ids_are_numbers_or_uuids()
    {
        var uuid = Guid.NewGuid();

        Assert.Equal(5ul, ((PointId)5).Num);
        Assert.Equal(uuid.ToString("D"), ((PointId)uuid).Uuid);
        Assert.Equal([5ul, 6ul], ((PointsSelector)new[] { 5ul, 6ul }).Points.Ids.Select(id => id.Num));
        Assert.Equal(uuid.ToString(), Assert.Single(((PointsSelector)uuid).Points.Ids).Uuid);
        Assert.Equal(("eu", 7ul), (((ShardKey)"eu").Keyword, ((ShardKey)7ul).Number));
    }

    [Fact]
    public void Whole_numbers_and_fractions_are_kept_apart_in_values()
    {
        Value whole = 3;
        Value fraction = 3.5f;
        Value list = new[] { "a", "b" };
        Value map = new Dictionary<string, Value> { ["n"] = new Value[] { 1, true, "s" } };

        Assert.Equal(Value.KindOneofCase.IntegerValue, whole.KindCase);
        Assert.Equal(Value.KindOneofCase.DoubleValue, fraction.KindCase);
        Assert.Equal(["a", "b"], list.ListValue.Values.Select(value => value.StringValue));
        Assert.Equal(
            [Value.KindOneofCase.IntegerValue, Value.KindOneofCase.BoolValue, Value.KindOneofCase.StringValue],
            map.StructValue.Fields["n"].ListValue.Values.Select(value => value.KindCase));
    }

    [Fact]
    public void Sparse_vectors_are_values_first_whether_given_as_arrays_or_pairs()
    {
        var expected = new SparseVector { Values = { 0.5f, 2 }, Indices = { 9, 4 } };

        Vector arrays = (new[] { 0.5f, 2f }, new[] { 9u, 4u });
        VectorInput pairs = new[] { (0.5f, 9u), (2f, 4u) };

        Assert.Equal(expected, arrays.Sparse);
        Assert.Equal(expected, pairs.Sparse);
        Assert.Equal("0A-08-00-00-00-3F-00-00-00-40-12-02-09-04", BitConverter.ToString(expected.ToByteArray()));
    }

    [Fact]
    public void Vectors_use_the_new_fields_and_not_the_deprecated_ones()
    {
        Vectors one = new[] { 1f, 2f };
        Vectors rows = new[] { new[] { 1f }, new[] { 2f } };
        Vectors named = new Dictionary<string, float[]> { ["a"] = [1], ["b"] = [2] };

        Assert.Equal([1f, 2f], one.Vector.Dense.Data);
        Assert.Equal(2, rows.Vector.MultiDense.Vectors.Count);
        Assert.Equal([2f], named.Vectors_.Vectors["b"].Dense.Data);
        Assert.Equal("0A-0D-AA-06-0A-0A-08-00-00-80-3F-00-00-00-40", BitConverter.ToString(one.ToByteArray()));
    }

    [Fact]
    public void Fusion_is_written_although_its_number_is_zero()
    {
        Assert.Equal("30-00", BitConverter.ToString(((Query)Fusion.Rrf).ToByteArray()));
        Assert.Equal("30-01", BitConverter.ToString(((Query)Fusion.Dbsf).ToByteArray()));
    }

    [Fact]
    public void Queries_come_from_vectors_ids_orders_and_pairs()
    {
        Assert.Equal(7ul, ((Query)7).Nearest.Id.Num);
        Assert.Equal([1f], ((Query)new[] { 1f }).Nearest.Dense.Data);
        Assert.Equal("published", ((Query)"published").OrderBy.Key);
        Assert.Equal(Query.VariantOneofCase.Sample, ((Query)Sample.Random).VariantCase);
        Query diverse = ((VectorInput)new[] { 1f }, new Mmr { Diversity = 0.5f });
        Assert.Equal((1f, 0.5f), (diverse.NearestWithMmr.Nearest.Dense.Data[0], diverse.NearestWithMmr.Mmr.Diversity));
    }

    [Fact]
    public void And_joins_flat_filters_and_nests_others()
    {
        Assert.Equal(new Filter { Must = { A, B } }, A & B);
        Assert.Equal(new Filter { Must = { A, B, C } }, A & B & C);
        Assert.Equal(new Filter { Must = { B }, MustNot = { A } }, !A & B);
        Assert.Equal(new Filter { Must = { A | B, C } }, (Filter)((A | B) & C));
        var two = new Filter { MinShould = new MinShould { MinCount = 1, Conditions = { A } } };
        Assert.Equal(new Filter { Must = { Conditions.Filter(two), Conditions.Filter(new Filter { Must = { B } }) } }, two & (Filter)B);
    }

    [Fact]
    public void Or_and_not_make_their_own_lists()
    {
        Assert.Equal(new Filter { Should = { A, B } }, A | B);
        Assert.Equal(new Filter { MustNot = { A } }, !A);
        Assert.Equal(new Filter { Must = { A } }, !!A);
        Assert.Equal(new Filter { MustNot = { A | B } }, (Filter)!(A | B));
        Assert.Equal(new Filter { Should = { Conditions.Filter(A), Conditions.Filter(B) } }, (Filter)A | (Filter)B);
    }

    [Fact]
    public void Operators_leave_their_operands_alone()
    {
        var left = A & B;

        _ = left & C;

        Assert.Equal(2, left.Filter.Must.Count);
    }

    [Fact]
    public void Vectors_of_old_servers_are_read_from_the_deprecated_fields()
    {
#pragma warning disable CS0612 // what servers before 1.16 answer with
        var dense = new VectorOutput { Data = { 1, 2 } };
        var sparse = new VectorOutput { Data = { 1, 2 }, Indices = new SparseIndices { Data = { 5, 6 } } };
        var rows = new VectorOutput { Data = { 1, 2, 3, 4 }, VectorsCount = 2 };
#pragma warning restore CS0612

        Assert.Equal([1f, 2f], dense.GetDenseVector()!.Data);
        Assert.Equal([5u, 6u], sparse.GetSparseVector()!.Indices);
        Assert.Equal([[1f, 2f], [3f, 4f]], rows.GetMultiVector()!.Vectors.Select(row => row.Data.ToArray()));
        Assert.Null(new VectorOutput { Dense = new DenseVector() }.GetSparseVector());
    }
}
