using System.Globalization;
using SummitBot.Corpus;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Corpus;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_holder_is_refused_and_told_who_holds_it()
    {
        using var first = FolderLock.TryAcquire(_folder.Path, "publish", out _);

        var second = FolderLock.TryAcquire(_folder.Path, "publish", out var holder);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), holder, StringComparison.Ordinal);
    }

    [Fact]
    public void Locks_of_other_names_and_released_locks_are_free()
    {
        using var serving = FolderLock.TryAcquire(_folder.Path, "serve", out _);
        FolderLock.TryAcquire(_folder.Path, "publish", out _)!.Dispose();

        using var again = FolderLock.TryAcquire(_folder.Path, "publish", out var holder);

        Assert.NotNull(again);
        Assert.Null(holder);
    }

    [Fact]
    public void A_lock_file_left_by_a_dead_process_holds_nothing()
    {
        _folder.Write("publish.lock", "");
        _folder.Write("publish.holder", "process 1 on nowhere");

        using var acquired = FolderLock.TryAcquire(_folder.Path, "publish", out _);

        Assert.NotNull(acquired);
    }
}
