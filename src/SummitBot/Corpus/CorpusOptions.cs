namespace SummitBot.Corpus;

/// <summary>Which articles are answered from. Section <c>Corpus</c>.</summary>
internal sealed class CorpusOptions
{
    public const string Section = "Corpus";

    /// <summary>The corpus folder; set by <c>--corpus</c>. Default: the articles that ship with the program.</summary>
    public string? Folder { get; set; }

    /// <summary>The corpus folder as an absolute path.</summary>
    public string FullPath => Path.GetFullPath(string.IsNullOrEmpty(Folder) ? Path.Combine(AppContext.BaseDirectory, "seeds") : Folder);
}
