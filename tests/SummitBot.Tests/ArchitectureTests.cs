using System.Text.RegularExpressions;
using SummitBot.Tests.Support;

namespace SummitBot.Tests;

/// <summary>Features depend one way, and Telegram's library stays behind one door.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Sees = new()
    {
        ["Settings"] = [],
        ["Texts"] = [],
        ["Articles"] = ["Settings"],
        ["Embeddings"] = ["Settings", "Articles"],
        ["Retrieval"] = ["Settings", "Articles", "Embeddings"],
        ["Answering"] = ["Settings", "Articles", "Embeddings", "Retrieval", "Texts"],
        ["Evaluation"] = ["Settings", "Articles", "Retrieval", "Answering", "Texts"],
        ["Corpus"] = ["Settings", "Articles", "Embeddings", "Retrieval", "Answering", "Evaluation"],
        ["Telegram"] = ["Settings", "Articles", "Retrieval", "Answering", "Evaluation", "Corpus", "Texts"],
        ["Terminal"] = ["Articles", "Retrieval", "Answering", "Evaluation", "Corpus", "Texts"],
        ["Hosting"] = ["Articles", "Embeddings", "Retrieval", "Answering", "Evaluation", "Corpus", "Telegram", "Terminal", "Texts"],
    };

    public static TheoryData<string> Folders => [.. Sees.Keys.Where(f => Directory.Exists(Path.Combine(Sources, f)))];

    private static string Sources => Path.Combine(RepositoryRoot.Path, "src", "SummitBot");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Feature_folders_depend_one_way(string folder)
    {
        var wrong = from file in Files(folder)
                    from Match match in OwnNamespace().Matches(File.ReadAllText(file))
                    let other = match.Groups[1].Value
                    where other != folder && Sees.ContainsKey(other) && !Sees[folder].Contains(other)
                    select $"{Path.GetFileName(file)} -> {other}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_folder_with_sources_has_its_place_in_the_order()
    {
        var folders = Directory.GetDirectories(Sources).Where(d => Directory.EnumerateFiles(d, "*.cs").Any()).Select(d => Path.GetFileName(d)!);

        Assert.Empty(folders.Except([.. Sees.Keys, "bin", "obj"]));
    }

    [Fact]
    public void Only_Telegram_and_Hosting_mention_the_Telegram_library()
    {
        var mentions = from folder in Sees.Keys.Except(["Telegram", "Hosting"])
                       from file in Files(folder)
                       where File.ReadAllText(file).Contains("Telegram.Bot", StringComparison.Ordinal)
                       select file;

        Assert.Empty(mentions);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(Path.Combine(Sources, folder)) ? Directory.EnumerateFiles(Path.Combine(Sources, folder), "*.cs", SearchOption.AllDirectories) : [];

    [GeneratedRegex(@"\bSummitBot\.([A-Z]\w+)\b")]
    private static partial Regex OwnNamespace();
}
