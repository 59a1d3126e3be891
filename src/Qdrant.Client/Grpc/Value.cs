namespace Qdrant.Client.Grpc;

/// <summary>A payload value. There is no conversion from <c>int</c> or <c>float</c>: they widen to <c>long</c> and <c>double</c>.</summary>
public partial class Value
{
    public static implicit operator Value(string value) => new() { StringValue = value };

    public static implicit operator Value(long value) => new() { IntegerValue = value };

    public static implicit operator Value(bool value) => new() { BoolValue = value };

    public static implicit operator Value(double value) => new() { DoubleValue = value };

    public static implicit operator Value(string[] values) => ListOf(values.Select(value => (Value)value));

    public static implicit operator Value(Value[] values) => ListOf(values);

    public static implicit operator Value(Dictionary<string, Value> map) => new() { StructValue = new Struct { Fields = { map } } };

    private static Value ListOf(IEnumerable<Value> values) => new() { ListValue = new ListValue { Values = { values } } };
}
