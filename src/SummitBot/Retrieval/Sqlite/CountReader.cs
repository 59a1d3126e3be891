namespace SummitBot.Retrieval.Sqlite;

/// <summary>Reads numbers with their counts, as <see cref="LexicalData.Forward"/> codes them.</summary>
internal ref struct CountReader(ReadOnlySpan<byte> coded)
{
    private readonly ReadOnlySpan<byte> coded = coded;
    private int position;
    private int number;

    public (int Number, int Count) Current { get; private set; }

    public readonly CountReader GetEnumerator() => this;

    public bool MoveNext()
    {
        if (position >= coded.Length)
            return false;
        var step = Varint.Read(coded, ref position);
        number += (int)(step >> 1);
        Current = (number, (step & 1) == 0 ? 1 : (int)Varint.Read(coded, ref position));
        return true;
    }
}
