using SummitBot.Articles;

namespace SummitBot.Tests.Articles;

/// <summary>The glossary that ships, read once for all tests.</summary>
internal static class ShippedGlossary
{
    public static ReadGlossary Read { get; } =
        GlossaryReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", Glossary.FileName)));

    public static GlossaryMatcher Matcher { get; } = new(Read.Glossary);

    /// <summary>The ids named in a text, in reading order.</summary>
    public static string[] Ids(string text) => [.. Matcher.Match(text).Select(match => match.Entry.Id)];

    /// <summary>The same for a question, of a corpus that uses none of its words.</summary>
    public static string[] IdsOfQuestion(string text, params string[] known) =>
        [.. Matcher.MatchQuestion(text, word => known.Contains(word, StringComparer.OrdinalIgnoreCase)).Select(match => match.Entry.Id)];
}
