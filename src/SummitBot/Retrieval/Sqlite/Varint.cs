using System.Runtime.CompilerServices;

namespace SummitBot.Retrieval.Sqlite;

/// <summary>Whole numbers in seven bits a byte, the lowest first: small differences take one byte.</summary>
internal static class Varint
{
    public static void Write(List<byte> target, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            target.Add((byte)(value | 0x80));
        target.Add((byte)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ReadOnlySpan<byte> source, ref int position)
    {
        uint next = source[position++];
        if (next < 0x80)
            return next;
        var value = next & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            next = source[position++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
