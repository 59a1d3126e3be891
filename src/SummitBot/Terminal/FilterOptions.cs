using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using SummitBot.Retrieval;

namespace SummitBot.Terminal;

/// <summary>The options of <c>search</c> that restrict it to some of the articles.</summary>
internal static partial class FilterOptions
{
    private static readonly Option<string?> Language = new("--language")
    {
        Description = "Only articles in this language (en, ru, ...)",
        HelpName = "CODE",
        CustomParser = r => LanguageCode().IsMatch(r.Tokens[0].Value) ? r.Tokens[0].Value.ToLowerInvariant() : Refuse<string>(r, "--language takes a code of two letters such as en."),
    };

    private static readonly Option<DateOnly?> From = new("--from") { Description = "Only articles published on this day or later", HelpName = "DAY", CustomParser = Day };
    private static readonly Option<DateOnly?> Until = new("--until") { Description = "Only articles published on this day or earlier", HelpName = "DAY", CustomParser = Day };
    private static readonly Option<string?> Publisher = new("--publisher") { Description = "Only articles of this publisher", HelpName = "NAME" };

    public static void AddTo(Command command)
    {
        command.Add(Language);
        command.Add(From);
        command.Add(Until);
        command.Add(Publisher);
        command.Validators.Add(result =>
        {
            // Days as they are written sort like days.
            if (result.GetResult(From)?.Tokens is [var from] && result.GetResult(Until)?.Tokens is [var until] && string.CompareOrdinal(from.Value, until.Value) > 0)
                result.AddError("--from is after --until.");
        });
    }

    /// <returns>Null when nothing is restricted.</returns>
    public static PassageFilter? Read(ParseResult parsed)
    {
        var filter = new PassageFilter
        {
            Language = parsed.GetValue(Language),
            From = parsed.GetValue(From),
            Until = parsed.GetValue(Until),
            Publisher = parsed.GetValue(Publisher),
        };
        return filter == new PassageFilter() ? null : filter;
    }

    private static DateOnly? Day(ArgumentResult result) =>
        DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Refuse<DateOnly?>(result, $"{((OptionResult)result.Parent!).Option.Name} takes a day such as 2024-07-02.");

    private static T? Refuse<T>(ArgumentResult result, string reason)
    {
        result.AddError(reason);
        return default;
    }

    [GeneratedRegex("^[A-Za-z]{2}$")]
    private static partial Regex LanguageCode();
}
