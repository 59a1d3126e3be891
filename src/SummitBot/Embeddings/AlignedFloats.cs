using System.Runtime.InteropServices;

namespace SummitBot.Embeddings;

/// <summary>Unmanaged scratch memory on a cache line's boundary: the vectorised sums of a row then run in the same order wherever it lies.</summary>
internal sealed unsafe class AlignedFloats : IDisposable
{
    private const int Alignment = 64;

    public AlignedFloats(int count) => Start = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), Alignment);

    ~AlignedFloats() => Free();

    public float* Start { get; private set; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}
