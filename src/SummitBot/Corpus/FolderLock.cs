using System.Globalization;

namespace SummitBot.Corpus;

/// <summary>
/// Keeps a second process from writing where one already writes. The operating system holds the lock and drops it when the process
/// ends, however it ends, so that nothing is left to clean up after a crash.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _held;
    private readonly string _holderFile;

    private FolderLock(FileStream held, string holderFile)
    {
        _held = held;
        _holderFile = holderFile;
    }

    /// <returns>The lock, or null when another holder has it; <paramref name="holder"/> then names it.</returns>
    public static FolderLock? TryAcquire(string folder, string name, out string? holder)
    {
        Directory.CreateDirectory(folder);
        var lockFile = Path.Combine(folder, $"{name}.lock");
        // The name of the holder lies in a file of its own: a file locked with FileShare.None cannot be read by others.
        var holderFile = Path.Combine(folder, $"{name}.holder");
        FileStream held;
        try
        {
            held = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(lockFile))
        {
            holder = File.Exists(holderFile) ? File.ReadAllText(holderFile).Trim() : "another process";
            return null;
        }

        File.WriteAllText(holderFile, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"));
        holder = null;
        return new FolderLock(held, holderFile);
    }

    public void Dispose()
    {
        File.Delete(_holderFile);
        _held.Dispose();
    }
}
