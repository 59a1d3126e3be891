using System.Globalization;

namespace SummitBot.Tests.Answering.Checking;

/// <summary>The ways to make one slot of a template false, each by name.</summary>
internal sealed class Lies(Random random, ClaimWriter writer)
{
    private static readonly string[] Cities = ["astana", "almaty", "karaganda", "kokshetau", "beijing", "shymkent", "kazan", "tashkent", "samarkand", "bishkek", "dushanbe", "ankara"];
    private static readonly string[] Countries = ["china", "kazakhstan", "russia", "india", "iran", "kyrgyzstan", "pakistan", "tajikistan", "uzbekistan", "turkey", "ukraine", "belarus", "mongolia", "azerbaijan", "turkmenistan"];
    private static readonly string[] People = ["xi-jinping", "toqaev", "putin", "erdogan", "modi", "lukashenko", "mirziyoyev", "nazarbayev", "zelensky", "shehbaz-sharif", "lavrov"];
    private static readonly string[] Organisations = ["sco", "xinhua", "tass", "nato", "brics", "cis", "eaeu", "un"];
    private static readonly string[] Strangers = ["Emmanuel Macron", "Olaf Scholz", "Rishi Sunak", "Singapore", "Vienna", "Reuters", "Bloomberg"];
    private static readonly decimal[] Counts = [17, 23, 9, 4];

    /// <returns>null when the trick does not fit the slot.</returns>
    public string? Tell(string trick, Slot slot, ClaimTemplate template)
    {
        var language = template.Language;
        return (trick, slot.Kind) switch
        {
            ("off by one", "n" or "o" or "y") => Number(slot, slot.Number + Sign(), language),
            ("off by ten", "n" or "y") => Number(slot, slot.Number + 10, language),
            ("off by ten", "m") => Number(slot, slot.Number >= 1e9m ? slot.Number + (Sign() * 1e10m) : slot.Number + (Sign() * 1e7m), language),
            ("off by a bit", "m") => Number(slot, slot.Number >= 1e9m ? slot.Number + (Sign() * 1e8m) : slot.Number + (Sign() * 1e6m), language),
            ("off by a bit", "k") => Number(slot, slot.Number + (Sign() * 100), language),
            ("digits swapped", "n" or "m" or "k") when Swapped(slot.Number) is { } swapped => Number(slot, swapped, language),
            ("ten times", "n" or "m" or "k" or "y") => Number(slot, random.Next(2) == 0 ? slot.Number * 10 : slot.Number / 10, language),
            ("scale", "m") => Number(slot, slot.Number >= 1e9m ? slot.Number / 1000 : slot.Number * 1000, language),
            ("number in words", "n") => ClaimWriter.InWords(slot.Number + Sign(), language),
            ("percent", "n") => ClaimWriter.Digits(slot.Number) + language switch { "ru" => " процентов", "kk" => " пайыз", "zh" => "%", "tr" => " yüzde", _ => writer.Pick("%", " percent") },
            ("currency", "m") => writer.Money(slot.Number, language, writer.Pick("eur", "cny")),
            ("unit", "k") => writer.Length(slot.Number, language, miles: true),
            ("unit", "y") when language == "en" => $"{ClaimWriter.Digits(slot.Number)} months",
            ("count for rank", "o") when language == "en" => ClaimWriter.Digits(slot.Number),
            ("more than", "n" or "m" or "k") when language is "en" or "ru" or "zh" => (language switch { "ru" => "более ", "zh" => "超过", _ => "more than " }) + writer.Render(slot, language),
            ("less than", "n" or "m" or "k") when language is "en" or "ru" or "zh" => (language switch { "ru" => "менее ", "zh" => "不到", _ => writer.Pick("less than ", "fewer than ", "under ") }) + writer.Render(slot, language),
            ("another sentence's number", "n") => Number(slot, writer.Pick([.. Counts.Where(c => c != slot.Number).Select(ClaimWriter.Digits)]), language),
            ("another sentence's number", "m") => Number(slot, slot.Number >= 1e9m ? 629e6m : 31.5e9m, language),
            ("day", "d") => Date(slot, language, day: Sign()),
            ("month", "d") => Date(slot, language, month: Sign()),
            ("year", "d") => Date(slot, language, year: Sign()),
            ("weekday", "d") when language == "en" && slot.Value.StartsWith("2024-07-", StringComparison.Ordinal) => Weekday(slot),
            ("another sentence's date", "d") => writer.Date(writer.Pick("2015", "1991", "2023-10", "2022-02") is var other && other != slot.Value ? other : "2019", language),
            ("half a day", "t") => writer.Render(slot with { Value = TimeOnly.Parse(slot.Value, CultureInfo.InvariantCulture).AddHours(12).ToString("HH:mm", CultureInfo.InvariantCulture) }, language),
            ("an hour", "t") => writer.Render(slot with { Value = TimeOnly.Parse(slot.Value, CultureInfo.InvariantCulture).AddHours(1).ToString("HH:mm", CultureInfo.InvariantCulture) }, language),
            ("name of the corpus", "g") => Name(slot, template, ofCorpus: true),
            ("name of elsewhere", "g") => Name(slot, template, ofCorpus: false),
            ("stranger's name", "g") when language is "en" => Strangers[random.Next(Strangers.Length)],
            ("another country's leader", "h") => writer.Render(slot with { Value = writer.Pick("Russian", "Turkish", "Iranian") }, language),
            _ => null,
        };
    }

    public static IReadOnlyList<string> Numbers { get; } =
    [
        "off by one", "off by ten", "off by a bit", "digits swapped", "ten times", "scale", "number in words", "percent", "currency", "unit", "count for rank", "more than", "less than", "another sentence's number",
    ];

    public static IReadOnlyList<string> Dates { get; } = ["day", "month", "year", "weekday", "another sentence's date", "half a day", "an hour"];

    public static IReadOnlyList<string> Names { get; } = ["name of the corpus", "name of elsewhere", "stranger's name", "another country's leader"];

    private int Sign() => random.Next(2) == 0 ? 1 : -1;

    private string Number(Slot slot, string value, string language) => writer.Render(slot with { Value = value }, language);

    private string Number(Slot slot, decimal value, string language) => writer.Render(slot with { Value = value.ToString(CultureInfo.InvariantCulture) }, language);

    private static decimal? Swapped(decimal number)
    {
        var scale = 1m;
        while (number >= 1e5m) (number, scale) = (number / 1e6m >= 1 ? number / 1e6m : number, number / 1e6m >= 1 ? scale * 1e6m : scale * 1);
        var digits = ClaimWriter.Digits(number);
        if (digits.Length < 2 || !char.IsDigit(digits[1]) || digits[0] == digits[1] || digits[1] == '0') return null;
        return decimal.Parse($"{digits[1]}{digits[0]}{digits[2..]}", CultureInfo.InvariantCulture) * scale;
    }

    private string? Date(Slot slot, string language, int day = 0, int month = 0, int year = 0)
    {
        var parts = slot.Value.Split('-');
        if ((day != 0 && parts.Length < 3) || (month != 0 && parts.Length < 2)) return null;
        if (year != 0)
        {
            if (parts[0].Length == 0) return null;
            // The year must be seen.
            var shifted = int.Parse(parts[0], CultureInfo.InvariantCulture) + year;
            return parts.Length < 3 ? writer.Date(string.Join('-', parts.Skip(1).Prepend(shifted.ToString(CultureInfo.InvariantCulture))), language)
                : language == "en" ? $"July {int.Parse(parts[2], CultureInfo.InvariantCulture)}, {shifted}" : null;
        }

        if (parts.Length > 1) parts[1] = (int.Parse(parts[1], CultureInfo.InvariantCulture) + month).ToString("00", CultureInfo.InvariantCulture);
        if (parts.Length > 2) parts[2] = Math.Max(1, int.Parse(parts[2], CultureInfo.InvariantCulture) + day).ToString("00", CultureInfo.InvariantCulture);
        return writer.Date(string.Join('-', parts), language);
    }

    private string Weekday(Slot slot)
    {
        var day = DateOnly.Parse(slot.Value, CultureInfo.InvariantCulture);
        return $"{day.AddDays(random.Next(1, 7)).DayOfWeek}, {writer.Pick($"July {day.Day}", $"July {day.Day}, 2024")}";
    }

    /// <summary>A name of the same kind that the cited sentences do not hold.</summary>
    private string? Name(Slot slot, ClaimTemplate template, bool ofCorpus)
    {
        var kind = new[] { Cities, Countries, People, Organisations }.FirstOrDefault(k => k.Contains(slot.Value));
        if (kind is null) return null;
        var sources = string.Join(' ', template.Cited.Select(c => SummitSources.Shipped.Holding(c).Sentence.Text));
        var inSource = SummitSources.Shipped.Analyzer.Entries(sources + " " + template.Text).Select(e => e.Entry.Id[(e.Entry.Id.IndexOf(':') + 1)..]).ToHashSet();
        inSource.UnionWith(ClaimWriter.SlotsOf(template).Select(s => s.Value));
        var corpus = SummitSources.Shipped.Sentences.SelectMany(s => SummitSources.Shipped.Analyzer.Entries(s.Sentence.Text)).Select(e => e.Entry.Id[(e.Entry.Id.IndexOf(':') + 1)..]).ToHashSet();
        var others = kind.Where(k => k != slot.Value && !inSource.Contains(k) && corpus.Contains(k) == ofCorpus).ToList();
        return others.Count == 0 ? null : writer.Name(others[random.Next(others.Count)], template.Language);
    }
}
