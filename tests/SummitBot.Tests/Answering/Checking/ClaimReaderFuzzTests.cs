using System.Text;
using System.Text.RegularExpressions;
using SummitBot.Answering.Checking;

namespace SummitBot.Tests.Answering.Checking;

public partial class ClaimReaderFuzzTests
{
    private static readonly string[] Parts =
    [
        "Xi arrived", "Астана", "习近平抵达", "。", ". ", "! ", " ", "\n", "\n\n", "\r\n", "[2.3]", "[", "]", "(", ")", "(2.3)", "[2.1-2.3", ", 2.4]", "【2.3】", "<think>", "</think>", "<b>", "</b>", "<", ">",
        "<|im_end|>", "**", "*", "_", "__", "`", "```", "```json\n", "~~", "~", "# ", "- ", "1. ", "2) ", "24. zirve", "U.S. ", "Dr. ", "$31.5 billion", "\\", "|", "{", "}", "[a](http://x.y/z)", "\"", "“", "”", "«", "»",
        "NOT COVERED:", "NOT COVERED: price.\n", "\u200B", "\u202E", "\u0000", "\u0007", "\uFEFF", "\uE000", "\uFFFD", "\uD800", "\uDC00", "😀", "\U000E0041", "\u0301", "٣", "２．３", "2.3", "99999999999", "<br>", "(((((((", "[[[[", "...", "…",
    ];

    [Fact]
    public void Any_text_in_any_fragments_gives_the_same_claims_without_markup()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var text = Text(random);
            var language = (string[])["en", "ru", "kk", "tr", "zh", "und"];

            var (whole, open) = Read([text], language[round % 6]);
            var (parts, openToo) = Read(Fragments(text, random), language[round % 6]);

            Assert.Equal(ClaimReaderTests.Shown(whole), ClaimReaderTests.Shown(parts));
            Assert.Equal(open, openToo);
            Assert.DoesNotMatch(Markup(), string.Join("\n", whole.Select(c => c.Text).Append(open ?? "")));
            Assert.All(whole, c => Assert.True(c.Text.Length <= ClaimReader.LongestClaim));
        }
    }

    private static (List<DraftClaim> Claims, string? NotCovered) Read(IEnumerable<string> fragments, string language)
    {
        var reader = new ClaimReader(language);
        List<DraftClaim> claims = [.. fragments.SelectMany(reader.Add)];
        claims.AddRange(reader.Complete());
        return (claims, reader.NotCovered);
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(40); left > 0; left--)
        {
            if (random.Next(6) > 0) text.Append(Parts[random.Next(Parts.Length)]);
            else if (random.Next(2) > 0) text.Append((char)random.Next(0x10000));
            else text.Append(char.ConvertFromUtf32(random.Next(0x10000, 0x110000)));
            if (random.Next(200) == 0) text.Append('a', 2000);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Fragments(string text, Random random)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(random.Next(1, 5), text.Length - start);
            yield return text.Substring(start, length);
            start += length;
        }
    }

    /// <summary>Brackets, emphasis, code, tags, and whatever is not seen.</summary>
    [GeneratedRegex(@"[\[\]{}*_`|\\【】]|<\p{L}|</|[\p{Cc}\p{Cf}\p{Co}\p{Cs}-[\n\uD800-\uDFFF]]")]
    private static partial Regex Markup();
}
