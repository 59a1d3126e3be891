using System.Text.RegularExpressions;
using SummitBot.Articles;

namespace SummitBot.Answering.Checking;

/// <summary>How a clause says no.</summary>
[Flags]
internal enum Denials
{
    None = 0,

    /// <summary>"Not", "never", "не", "емес", "değil", 没有.</summary>
    Not = 1,

    /// <summary>"Refused", "cancelled": what follows did not happen.</summary>
    Turned = 2,

    /// <summary>"Restricted", "against", "without": may say in one word what another sentence says with "not".</summary>
    Soft = 4,
}

/// <summary>Finds the words that turn a statement round.</summary>
internal static partial class Denial
{
    /// <param name="known">Terms of the glossary: "не имеющий выхода к морю" is landlocked and denies nothing.</param>
    public static Denials In(string text, int start, int end, string language, IReadOnlyList<GlossaryMatch> known)
    {
        var found = Denials.None;
        var clause = text[start..end];
        if (IsIn(Nots(language))) found |= Denials.Not;
        if (IsIn(Turns())) found |= Denials.Turned;
        if (IsIn(Softs())) found |= Denials.Soft;
        return found;

        bool IsIn(Regex words)
        {
            foreach (Match match in words.Matches(clause))
            {
                var at = start + match.Index;
                if (!known.Any(m => m.Start <= at && at + match.Length <= m.End)) return true;
            }

            return false;
        }
    }

    private static Regex Nots(string language) => language switch
    {
        "ru" => Russian(),
        "kk" => Kazakh(),
        "tr" => Turkish(),
        "zh" => Chinese(),
        _ => English(),
    };

    private const RegexOptions Rule = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:not|never|no longer|cannot|nor|neither|nobody|nothing|none|no(?!\.? ?\d))\b(?! (?:only|just|merely|simply|less|fewer|more|later|doubt|matter)\b)|n['’]t\b(?! (?:only|just)\b)", Rule)]
    private static partial Regex English();

    [GeneratedRegex(@"\b(?:не|нет|ни|никогда|никто|ничего|нельзя|никак(?:ой|ого|их|ая|ие)|невозможно)\b(?! (?:только|просто|менее|меньше|более|больше|позднее|позже)\b)", Rule)]
    private static partial Regex Russian();

    [GeneratedRegex(@"\b(?:емес|жоқ|ешқашан|ешкім|ештеңе|ешқандай)\b|\p{L}{2,}(?:ма|ме|ба|бе|па|пе)(?:ды|ді|йды|йді|ған|ген|йтын|йтін|с|стан|стен|у[ғг][ае]|у(?:ы|і)?)\b", Rule)]
    private static partial Regex Kazakh();

    [GeneratedRegex(@"\b(?:değil\p{L}*|yok(?:tur)?|hiç(?:bir)?|asla)\b|\p{L}{2,}(?:m[ae](?:d[ıi]|m[ıi]ş|y[ae]c[ae][kğ]|yan|yen|z|den|dan)|m[ıiuü]yor)(?:lar|ler|tır|tir|ı|i)?\b", Rule)]
    private static partial Regex Turkish();

    [GeneratedRegex("不(?![仅但断同久少过管论止只单])|没|未(?!来)|并非|(?<![除是])非(?![洲常法])|无(?!论|疑|人机)|从不|勿")]
    private static partial Regex Chinese();

    [GeneratedRegex(
        @"\b(?:refus(?:e|es|ed|ing|al)|declin(?:ed|ing) to|reject(?:s|ed|ing|ion)?|den(?:y|ies|ied|ying)|cancel(?:s|led|ed|ling|ing|lation)?|call(?:s|ed|ing)? off|postpon(?:e|es|ed|ing)|abandon(?:s|ed|ing)?|boycott(?:s|ed|ing)?|skip(?:s|ped|ping)?|fail(?:s|ed|ing|ure)?|withdr(?:aw|aws|ew|awn|awing|awal)|suspend(?:s|ed|ing)?|scrap(?:s|ped|ping)?)\b"
        + @"|\b(?:отказ\p{L}*|отклон(?:ил|ен|яет)\p{L}*|отверг\p{L}*|отмен(?:ил|ен|ят|а)\p{L}*|отложи\p{L}*|отложен\p{L}*|бойкот\p{L}*|приостанов\p{L}*)"
        + @"|\b(?:бас тарт\p{L}*|күшін жой\p{L}*|болдырма\p{L}*|кейінге қалдыр\p{L}*)"
        + @"|\b(?:reddet\p{L}*|reddedi\p{L}*|iptal\p{L}*|ertele\p{L}*|boykot\p{L}*|vazgeç\p{L}*)"
        + "|拒绝|取消|推迟|抵制|缺席|退出|放弃", Rule)]
    private static partial Regex Turns();

    [GeneratedRegex(
        @"\b(?:restrict\p{L}*|ban(?:s|ned)?|bar(?:s|red)|forbid\p{L}*|forbade|prohibit\p{L}*|limit(?:s|ed|ing)?|limitations?|without|lack(?:s|ed|ing)?|against|oppos\p{L}*|prevent\p{L}*|avoid\p{L}*|exclud\p{L}*|outside|non-?\p{L}+|unable|hardly|rather than|instead of|exempt\p{L}*|abol\p{L}+|lift(?:s|ed|ing)?|free of|free from|visa-free)\b"
        + @"|\b(?:огранич\p{L}*|запре\p{L}*|без|против\p{L}*|отсутств\p{L}*|кроме|вместо|вне)\b|\b(?:шекте\p{L}*|тыйым\p{L}*|қарсы\p{L}*|\p{L}+с[ыі]з)\b|\b(?:kısıtla\p{L}*|yasak\p{L}*|sınırla\p{L}*|karşı\p{L}*|dışında|\p{L}{3,}s[ıiuü]z)\b|限制|禁止|反对|免|无", Rule)]
    private static partial Regex Softs();
}
