using System.Text.RegularExpressions;

namespace SummitBot.Articles;

/// <summary>Lines that a web page leaves in a copied article. Only whole lines: a sentence that mentions cookies stays.</summary>
internal static partial class Boilerplate
{
    private const int LongestLine = 250;

    public static bool IsBoilerplate(string line) =>
        line.Length <= LongestLine && Pattern().IsMatch(TextFolding.Fold(line).Trim(' ', '.', '…', '!', '>', '"', '→', '▶', '[', ']'));

    [GeneratedRegex(
        """
        ^(?:
          # English
          your\ browser\ (?:does\ not|doesn't|cannot|can't)\ (?:support|play)\ .{1,60}
        | (?:please\ )?enable\ javascript(?:\ .{1,80})?
        | (?:click\ here\ to\ )?(?:read|see)\ (?:more|also|next|the\ full\ (?:story|article))(?:\ ?[:>].{0,150})?
        | continue\ reading(?:\ (?:below|the\ main\ story))? | story\ continues\ below(?:\ advertisement)?
        | share(?:\ this(?:\ (?:article|story|post|page|video))?)? | share\ (?:this\ )?(?:on|via|to|by)\ [\w\ -]{1,20}
        | (?:subscribe|sign\ up)\ (?:to|for)\ (?:our|the)\ [\w\ ,'-]{0,60} | advertisements? | sponsored(?:\ content)? | loading
        | (?:this\ (?:web)?site|our\ (?:web)?site|we)\ uses?\ cookies.{0,200} | (?:accept|manage|reject|allow)(?:\ all)?\ cookies
        | (?:©|\(c\)|copyright).{0,100}all\ rights\ reserved | all\ rights\ reserved | back\ to\ top | skip\ to\ (?:main\ )?content
          # Russian
        | ваш\ браузер\ не\ поддерживает\ .{1,60} | (?:читайте|смотрите)\ (?:также|ещ[её]|далее)(?:\ ?:.{0,150})? | читать\ (?:далее|полностью|ещ[её])
        | поделиться(?:\ (?:в|через|на)\ .{1,30})? | подпи(?:шитесь|сывайтесь|саться)\ на\ (?:наш|рассылку|канал|новости).{0,60} | реклама | на\ правах\ рекламы
        | (?:этот|наш)\ сайт\ использует\ .{0,20}(?:cookies?|куки).{0,150} | мы\ используем\ .{0,20}(?:cookies?|куки).{0,150} | все\ права\ защищены
          # Kazakh
        | браузеріңіз\ .{1,60}қолдамайды | (?:толығырақ(?:\ оқу)?|(?:тағы|сондай-ақ)\ оқыңыз)(?:\ ?:.{0,150})? | бөлісу | жарнама
        | (?:біздің\ )?(?:арнамызға|жаңалықтарға|жаңалықтарымызға)\ жазылыңыз | барлық\ құқықтар\ қорғалған
          # Turkish
        | taray[ıi]c[ıi]n[ıi]z\ .{1,60}desteklemiyor | (?:haberin\ )?devam[ıi]n[ıi]\ oku(?:\ .{0,30})? | ayr[ıi]ca\ oku(?:yun)?(?:\ ?:.{0,150})?
        | (?:[\w-]{1,15}'?[dt][ae]\ )?payla[şs] | reklam | (?:e-)?b[üu]ltenimize\ (?:abone|kay[ıi]t)\ ol(?:un)? | t[üu]m\ haklar[ıi]\ sakl[ıi]d[ıi]r
        | (?:bu\ (?:web\ )?site(?:si)?|(?:web\ )?sitemiz(?:de)?)\ .{0,20}[çc]erez.{0,150}
          # Chinese
        | [您你]的浏览器不支持.{1,30} | (?:阅读|查看)(?:更多|全文|原文) | 相关阅读(?:[:：].{0,80})? | 分享(?:[到至].{1,10})? | 广告 | 订阅.{0,10}(?:通讯|邮件|简报).{0,10}
        | (?:本网?站|我们)使用.{0,10}cookies?.{0,100} | 版权所有.{0,60}
        )$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
