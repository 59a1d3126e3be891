using System.Globalization;
using System.Text.RegularExpressions;
using SummitBot.Articles;
using SummitBot.Tests.Articles;

namespace SummitBot.Tests.Answering.Checking;

/// <summary>Writes templates out, each slot in one of the notations people and models use.</summary>
internal sealed partial class ClaimWriter(Random random)
{
    private static readonly string[] EnglishMonths = "January February March April May June July August September October November December".Split(' ');
    private static readonly string[] RussianMonths = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".Split(' ');
    private static readonly string[] RussianIn = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".Split(' ');
    private static readonly string[] TurkishMonths = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".Split(' ');
    private static readonly string[] KazakhMonths = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".Split(' ');

    private static readonly string[] EnglishUnits = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' ');
    private static readonly string[] EnglishTens = "- - twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');
    private static readonly string[] RussianUnits = "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать".Split(' ');
    private static readonly string[] RussianTens = "- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".Split(' ');
    private static readonly string[] TurkishUnits = "sıfır bir iki üç dört beş altı yedi sekiz dokuz on".Split(' ');
    private static readonly string[] TurkishTens = "- on yirmi otuz kırk elli altmış yetmiş seksen doksan".Split(' ');
    private static readonly string[] KazakhUnits = "нөл бір екі үш төрт бес алты жеті сегіз тоғыз он".Split(' ');
    private static readonly string[] KazakhTens = "- он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан".Split(' ');

    /// <param name="slot">For each slot what to write instead; null to write it truly.</param>
    public string Write(ClaimTemplate template, Func<int, Slot, string?>? slot = null)
    {
        var number = 0;
        var text = SlotPattern().Replace(template.Text, m =>
        {
            var own = new Slot(m.Groups[1].Value, m.Groups[2].Value);
            return slot?.Invoke(number++, own) ?? Render(own, template.Language);
        });
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    public static IReadOnlyList<Slot> SlotsOf(ClaimTemplate template) =>
        [.. SlotPattern().Matches(template.Text).Select(m => new Slot(m.Groups[1].Value, m.Groups[2].Value))];

    public string Render(Slot slot, string language) => slot.Kind switch
    {
        "n" => Count(slot.Number, language),
        "o" => Ordinal((int)slot.Number, language),
        "m" => Money(slot.Number, language, "usd"),
        "k" => Length(slot.Number, language),
        "y" => $"{Count(slot.Number, language)}{language switch { "ru" => " лет", "tr" => " yıl", "zh" => "年", "kk" => " жыл", _ => " years" }}",
        "d" => Date(slot.Value, language),
        "t" => Time(slot.Value),
        "h" => Pick($"the {slot.Value} president", $"the {slot.Value} leader", $"{slot.Value} president"),
        _ => Name(slot.Value, language),
    };

    public string Name(string id, string language)
    {
        var entry = ShippedGlossary.Read.Glossary.Entries.Single(e => e.Id.EndsWith(":" + id, StringComparison.Ordinal));
        var own = entry.Spellings.Where(s => s.Language == language && !s.Cased && (entry.Kind != GlossaryKind.Place || s == entry.Spellings.First(f => f.Language == language))).ToList();
        if (own.Count == 0) own = [.. entry.Spellings.Take(1)];
        return Pick([.. own.Where(s => s.Text.Length > 1 || language == "zh").Select(s => s.Text).Where(t => language != "zh" || t != "习")]);
    }

    public string Count(decimal number, string language) => random.Next(3) > 0 ? Digits(number) : InWords(number, language);

    public static string InWords(decimal number, string language)
    {
        if (number is < 1 or > 99 || number % 1 != 0) return Digits(number);
        var n = (int)number;
        return language switch
        {
            "ru" => n < 20 ? RussianUnits[n] : n % 10 == 0 ? RussianTens[n / 10] : $"{RussianTens[n / 10]} {RussianUnits[n % 10]}",
            "tr" => n <= 10 ? TurkishUnits[n] : n % 10 == 0 ? TurkishTens[n / 10] : $"{TurkishTens[n / 10]} {TurkishUnits[n % 10]}",
            "kk" => n <= 10 ? KazakhUnits[n] : n % 10 == 0 ? KazakhTens[n / 10] : $"{KazakhTens[n / 10]} {KazakhUnits[n % 10]}",
            "zh" => (n < 10 ? "" : n < 20 ? "十" : Han(n / 10) + "十") + (n % 10 == 0 ? "" : Han(n % 10)),
            _ => n < 20 ? EnglishUnits[n] : n % 10 == 0 ? EnglishTens[n / 10] : $"{EnglishTens[n / 10]}-{EnglishUnits[n % 10]}",
        };
    }

    public string Ordinal(int n, string language) => language switch
    {
        "ru" => n switch { 1 => "первая", 4 => "четвёртое", 5 => Pick("пятый", "5-й"), _ => $"{n}-м" },
        "tr" => n == 4 ? Pick("4.", "dördüncü") : Pick($"{n}.", $"{n}'üncü"),
        "zh" => "第" + Pick(Digits(n), InWords(n, "zh")),
        "kk" => $"{n}-ші",
        _ => n switch
        {
            1 => "first",
            3 => "third",
            4 => Pick("fourth", "4th"),
            5 => Pick("fifth", "5th"),
            24 => Pick("24th", "twenty-fourth"),
            _ => n + ((n % 10, n / 10 % 10) switch { (_, 1) => "th", (1, _) => "st", (2, _) => "nd", (3, _) => "rd", _ => "th" }),
        },
    };

    public string Money(decimal amount, string language, string currency)
    {
        var (value, isBillion) = amount >= 1e9m ? (amount / 1e9m, true) : (amount / 1e6m, false);
        var plain = Digits(value);
        var comma = plain.Replace('.', ',');
        var code = currency switch { "eur" => 1, "cny" => 2, _ => 0 };
        var sign = "$€¥"[code];
        return language switch
        {
            "ru" => $"{comma} {(isBillion ? Pick("млрд", "миллиарда") : Pick("млн", "миллионов"))} {new[] { Pick("долларов", "долларов США"), "евро", "юаней" }[code]}",
            "tr" => $"{Pick(comma, plain)} {(isBillion ? "milyar" : "milyon")} {new[] { Pick("dolar", "ABD doları"), "avro", "yuan" }[code]}",
            "zh" => $"{Digits(amount / 1e8m)}亿{new[] { "美元", "欧元", "人民币" }[code]}",
            "kk" => $"{comma} {(isBillion ? Pick("миллиард", "млрд") : Pick("миллион", "млн"))} {new[] { "долларға", "еуроға", "юаньға" }[code]}",
            _ => random.Next(6) switch
            {
                0 => $"{sign}{plain} {(isBillion ? "billion" : "million")}",
                1 => $"{plain} {(isBillion ? "billion" : "million")} {new[] { "dollars", "euros", "yuan" }[code]}",
                2 => $"{sign}{plain}{(isBillion ? "bn" : "m")}",
                3 => $"{plain} {(isBillion ? "billion" : "million")} {new[] { "US dollars", "euros", "Chinese yuan" }[code]}",
                4 => $"{sign}{(amount / 1e6m).ToString("#,0.##", CultureInfo.InvariantCulture)} million",
                _ => $"{sign}{amount.ToString("#,0", CultureInfo.InvariantCulture)}",
            },
        };
    }

    public string Length(decimal kilometres, string language, bool miles = false) => language switch
    {
        "ru" => $"{Pick(kilometres.ToString("# ##0", CultureInfo.InvariantCulture), Digits(kilometres))} {(miles ? "миль" : Pick("км", "километров"))}",
        "tr" => $"{Pick(kilometres.ToString("#,0", CultureInfo.GetCultureInfo("tr")), Digits(kilometres))} {(miles ? "mil" : Pick("km", "kilometre"))}",
        "zh" => $"{Pick(Digits(kilometres), kilometres.ToString("#,0", CultureInfo.InvariantCulture))}{(miles ? "英里" : "公里")}",
        "kk" => $"{Digits(kilometres)} {(miles ? "миля" : Pick("шақырым", "километр", "км"))}",
        _ => $"{Pick(Digits(kilometres), kilometres.ToString("#,0", CultureInfo.InvariantCulture))} {(miles ? "miles" : Pick("kilometers", "kilometres", "km"))}",
    };

    /// <param name="date">"2024-07-02", "-07-02" where no year is known, "2023-10", "2015".</param>
    public string Date(string date, string language)
    {
        var parts = date.Split('-');
        var year = parts[0];
        if (parts.Length == 1) return language switch { "zh" => year + "年", _ => year };
        var month = int.Parse(parts[1], CultureInfo.InvariantCulture);
        if (parts.Length == 2) return Month(year, month, language);
        var day = int.Parse(parts[2], CultureInfo.InvariantCulture);
        var withYear = year.Length > 0 && random.Next(2) == 0;
        return language switch
        {
            "ru" => withYear ? Pick($"{day} {RussianMonths[month - 1]} {year} года", $"{day:00}.{month:00}.{year}") : Pick($"{day} {RussianMonths[month - 1]}", $"{day}-го {RussianMonths[month - 1]}"),
            "tr" => $"{day} {TurkishMonths[month - 1]}{(withYear ? $" {year}" : "")}",
            "zh" => (withYear ? $"{year}年" : "") + Pick($"{month}月{day}日", $"{InWords(month, "zh")}月{InWords(day, "zh")}日"),
            "kk" => (withYear ? $"{year} жылғы " : "") + $"{day} {KazakhMonths[month - 1]}",
            _ => withYear
                ? Pick($"{EnglishMonths[month - 1]} {day}, {year}", $"{day} {EnglishMonths[month - 1]} {year}", $"{year}-{month:00}-{day:00}", $"{day:00}.{month:00}.{year}")
                : Pick($"{EnglishMonths[month - 1]} {day}", $"{day} {EnglishMonths[month - 1]}", $"the {Ordinal(day, "en")} of {EnglishMonths[month - 1]}", $"{EnglishMonths[month - 1][..3]}. {day}"),
        };
    }

    private string Month(string year, int month, string language) => language switch
    {
        "ru" => Pick($"{RussianIn[month - 1]} {year}"),
        "tr" => $"{TurkishMonths[month - 1]} {year}",
        "zh" => $"{year}年{month}月",
        "kk" => $"{year} жылғы {KazakhMonths[month - 1]}",
        _ => Pick($"{EnglishMonths[month - 1]} {year}", $"{EnglishMonths[month - 1]} of {year}", $"{EnglishMonths[month - 1][..3]}. {year}"),
    };

    private string Time(string time)
    {
        var at = TimeOnly.Parse(time, CultureInfo.InvariantCulture);
        return Pick(at.ToString("h:mm tt", CultureInfo.InvariantCulture), at.ToString("HH:mm", CultureInfo.InvariantCulture), at.ToString("h:mm", CultureInfo.InvariantCulture) + (at.Hour < 12 ? " a.m." : " p.m."));
    }

    public string Pick(params IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];

    public static string Digits(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Han(int digit) => "零一二三四五六七八九"[digit].ToString();

    [GeneratedRegex(@"\{(\w):([^}]+)\}")]
    private static partial Regex SlotPattern();
}

/// <param name="Kind">The letter before the colon.</param>
internal readonly record struct Slot(string Kind, string Value)
{
    public decimal Number => decimal.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);
}
