using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SummitBot.Benchmarks;

/// <summary>Processor time of the calling thread, which other processes of a busy machine do not lengthen; elapsed time where the system does not tell.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static double Milliseconds() =>
        OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0
            ? time.Seconds * 1e3 + time.Nanoseconds / 1e6
            : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
