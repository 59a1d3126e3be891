namespace SummitBot.Articles;

/// <summary>Finds the files of a corpus folder that may be articles.</summary>
internal static class CorpusFolder
{
    private static readonly string[] Reserved = ["glossary.yaml", "questions.jsonl"];

    /// <returns>Files in order of path; and what is no article by its kind, size or place.</returns>
    /// <exception cref="CorpusFolderException">The folder is missing or empty, or holds more files than allowed.</exception>
    public static (List<CorpusFile> Files, List<SkippedFile> Skipped) List(string folder, ArticleOptions options, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new CorpusFolderException($"The corpus folder does not exist: {folder}");

        var (files, skipped) = (new List<CorpusFile>(), new List<SkippedFile>());
        var folders = new Stack<string>([folder]);
        while (folders.TryPop(out var current))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (var entry in new DirectoryInfo(current).EnumerateFileSystemInfos())
                    Sort(folder, entry, options, folders, files, skipped);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (current == folder)
                    throw new CorpusFolderException($"The corpus folder cannot be read: {folder} ({Reason(e)})");
                skipped.Add(new SkippedFile(Below(folder, current), null, Reason(e)));
            }
        }

        if (files.Count + skipped.Count == 0)
            throw new CorpusFolderException($"The corpus folder holds no articles ({string.Join(", ", ArticleFile.Extensions)}): {folder}");
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return (files, skipped);
    }

    /// <summary>Why a file or folder could not be read, in words for the report.</summary>
    public static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "no permission to read it",
        FileNotFoundException or DirectoryNotFoundException => "vanished while it was being read",
        _ => $"cannot be read: {e.Message}",
    };

    private static void Sort(string folder, FileSystemInfo entry, ArticleOptions options, Stack<string> folders, List<CorpusFile> files, List<SkippedFile> skipped)
    {
        var path = Below(folder, entry.FullName);
        if (entry.Name.StartsWith('.') || Reserved.Contains(path, StringComparer.OrdinalIgnoreCase))
            return;
        if (entry is DirectoryInfo)
        {
            // A link could lead back here, or out of the folder that the admin meant to publish.
            if (entry.LinkTarget is null)
                folders.Push(entry.FullName);
            else
                skipped.Add(new SkippedFile(path, null, "a link to a folder, which is not followed"));
            return;
        }

        if (files.Count + skipped.Count >= options.MaxFiles)
            throw new CorpusFolderException($"The corpus folder holds more than {options.MaxFiles:N0} files, the limit of {ArticleOptions.Section}:{nameof(options.MaxFiles)}: {folder}");
        if (WhyNot(entry, options) is { } reason)
            skipped.Add(new SkippedFile(path, null, reason));
        else
            files.Add(new CorpusFile(entry.FullName, path));
    }

    private static string? WhyNot(FileSystemInfo entry, ArticleOptions options)
    {
        var extension = entry.Extension.ToLowerInvariant();
        if (!ArticleFile.Extensions.Contains(extension))
            return $"{(extension.Length > 1 ? extension + " files are" : "a file without an extension is")} not supported yet (supported: {string.Join(", ", ArticleFile.Extensions)})";
        try
        {
            // The length of a link is that of its path. A pipe or device has none, and is never opened.
            return (entry.LinkTarget is null ? entry : entry.ResolveLinkTarget(returnFinalTarget: true)) switch
            {
                FileInfo { Exists: true, Length: 0 } => "empty",
                FileInfo { Exists: true } file when file.Length > options.MaxFileBytes => TooLarge(file.Length, options),
                FileInfo { Exists: true } => null,
                _ => "a link to a file that is not there",
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Reason(e);
        }
    }

    private static string TooLarge(long length, ArticleOptions options) =>
        FormattableString.Invariant($"{length:N0} bytes, more than the {options.MaxFileBytes:N0} of {ArticleOptions.Section}:{nameof(options.MaxFileBytes)}");

    private static string Below(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}

/// <param name="FullPath">To open it.</param>
/// <param name="Path">Below the corpus folder, with forward slashes.</param>
internal sealed record CorpusFile(string FullPath, string Path);
