namespace SummitBot.Tests.Answering.Checking;

/// <summary>
/// True statements about the seeds in other words than the seeds', by language: <c>words of the sentence cited | claim</c>. Slots hold what a model
/// could get wrong: {n:17} a count, {o:24} an ordinal, {m:31.5e9} dollars, {k:1700} kilometres, {y:11} years, {d:2024-07-02} a date (its year
/// is written only where the article gives it), {t:00:01} a time, {g:xi-jinping} a name of the glossary,
/// {h:Chinese} a president by his country.
/// </summary>
internal static class ClaimTemplates
{
    public static IReadOnlyList<ClaimTemplate> All { get; } =
        [.. Lines("en", English), .. Lines("ru", Russian), .. Lines("tr", Turkish), .. Lines("zh", Chinese), .. Lines("kk", Kazakh)];

    private static IEnumerable<ClaimTemplate> Lines(string language, string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => l.Split(" | "))
            .Select(p => new ClaimTemplate(language, p[0].Split(" + "), p[1]));

    private const string English = """
        signed 17 agreements | At the forum, firms from {g:china} and {g:kazakhstan} concluded {n:17} agreements.
        signed 17 agreements | Companies of both countries signed {n:17} deals worth {m:629e6}.
        signed 17 agreements | The deals signed by {g:kazakhstan} and Chinese companies have a total value of {m:629e6}.
        signed 17 agreements | {m:629e6} is the total value of the {n:17} agreements signed at the forum.
        III Kazakhstan-China | Shortly before the visit the {o:3} {g:kazakhstan}-China Interregional Cooperation Forum was held.
        is due in Kazakhstan | {g:xi-jinping} is to take part in the {o:24} summit of the {g:sco}.
        is due in Kazakhstan | The {o:24} {g:sco} summit will bring Xi to {g:kazakhstan}.
        Astana will host | The summit will take place in {g:astana} from {d:-07-02} to {d:-07-06}.
        Astana will host | {g:astana} hosts the summit, which ends on {d:-07-06}.
        last met in Beijing | {g:toqaev} and {g:xi-jinping} last met in {g:beijing} in {d:2023-10}.
        last met in Beijing | The last meeting of {g:xi-jinping} and the Kazakh president was in {d:2023-10} in {g:beijing}.
        last met in Beijing | In {d:2023-10}, Tokayev met Xi in {g:beijing}.
        23 crucial agreements | The two sides signed {n:23} important agreements, including one on visa exemption.
        23 crucial agreements | At that meeting {n:23} agreements were signed, one of them on visa-free travel.
        1,700 kilometers | The border between {g:china} and {g:kazakhstan} is {k:1700} long.
        1,700 kilometers | {g:china} and Kazakhstan share a border of {k:1700}.
        $31.5 billion | Trade between {g:kazakhstan} and China has reached {m:31.5e9}.
        $31.5 billion | Since {g:kazakhstan} became independent in {d:1991}, China has become its largest trading partner.
        $31.5 billion | {g:china} is the largest trading partner of Kazakhstan, with trade of {m:31.5e9}.
        ranks fourth | {g:china} is in {o:4} place among investors in Kazakhstan.
        ranks fourth | {g:china} ranks {o:4} by size among the investors in {g:kazakhstan}.
        agreed in 2015 | In {d:2015}, {g:china} and {g:kazakhstan} agreed to link Kazakh railways with the Belt and Road Initiative.
        agreed in 2015 | {g:kazakhstan}'s railways have been part of the {g:belt-and-road} plans since an agreement of {d:2015} with China.
        12:01 AM | The security measures are in force from {t:00:01} on {d:-07-02} until {t:23:59} on {d:-07-04}.
        12:01 AM | The measures end at {t:23:59} on {d:-07-04}.
        terrorist threat has been declared | A moderate (yellow) threat level has been declared in {n:4} cities: {g:astana}, {g:almaty}, {g:karaganda} and {g:kokshetau}.
        terrorist threat has been declared | The yellow level applies in {n:4} cities, among them {g:almaty} and {g:karaganda}.
        has come on a state visit | {g:xi-jinping} has come to {g:kazakhstan} on a state visit.
        an alliance of nine members | The trip also brings him together with leaders of the {g:sco}, which has {n:9} members.
        was met at the Astana | On {d:2024-07-02} {g:toqaev} met {g:xi-jinping} at the airport in {g:astana}.
        was met at the Astana | {g:xi-jinping} was welcomed by {g:toqaev} at Astana airport on {d:2024-07-02}.
        spoke highly | In the article {h:Chinese} praised the relations of the two countries.
        was met at the Astana | {h:Chinese} landed in {g:astana} on {d:2024-07-02} and was met by {g:toqaev}.
        TASS reported | {g:putin} and {g:xi-jinping} are to meet in {g:astana} on {d:2024-07-03}, {g:tass} reported.
        TASS reported | According to {g:tass}, Xi will meet {g:putin} on {d:2024-07-03} within the SCO summit.
        was in May, in China | {g:putin} and {g:xi-jinping} had met before in {g:china}, in {d:2024-05}.
        fifth term | {g:putin}'s visit to {g:china} was his {o:1} foreign trip after his inauguration for a {o:5} term.
        Recep Tayyip Erdogan | {g:putin} will also meet {g:erdogan} in {g:astana}, according to {g:tass}.
        Recep Tayyip Erdogan | The Turkish president, {g:erdogan}, is to have a meeting with {g:putin} in Astana.
        The members of the SCO are | {g:china}, {g:india}, {g:iran} and {g:pakistan} are members of the SCO.
        The members of the SCO are | The {g:sco} has {n:9} members, among them {g:russia} and {g:uzbekistan}.
        bears Xi's signature | An article signed by {g:xi-jinping} was published in Kazakh state media on {d:2024-07-02}.
        11 years ago | {g:xi-jinping} said that he had first proposed the {g:silk-road-economic-belt} in {g:kazakhstan} {y:11} ago.
        began in February 2022 | {g:russia}'s invasion of {g:ukraine} began in {d:2022-02}.
        began in February 2022 | The invasion of {g:ukraine} has been going on since {d:2022-02}.
        Xinhua agency brought out | In an interview with {g:xinhua} published on {d:2024-07-02}, {g:toqaev} spoke of ambitious plans to deepen ties with China.
        on to Tajikistan | After that his journey takes him to {g:tajikistan}.
        Xi will talk with | {g:xi-jinping} will talk with Kazakh leaders about stronger bilateral relations.
        does not belong to the SCO | {g:turkey} is not a member of the {g:sco}.
        does not belong to the SCO | {g:turkey} often takes part in meetings of the {g:sco} as a "dialogue partner".
        """;

    private const string Russian = """
        signed 17 agreements | На форуме компании Казахстана и Китая подписали {n:17} соглашений на сумму {m:629e6}.
        signed 17 agreements | {n:17} соглашений общей стоимостью {m:629e6} подписали компании двух стран.
        is due in Kazakhstan | {g:xi-jinping} примет участие в {o:24} саммите {g:sco}.
        Astana will host | {g:astana} примет саммит с {d:-07-02} по {d:-07-06}.
        last met in Beijing | {g:toqaev} и {g:xi-jinping} в последний раз встречались в Пекине в {d:2023-10}.
        23 crucial agreements | Стороны подписали {n:23} соглашения, в том числе о безвизовом режиме.
        1,700 kilometers | Граница между Казахстаном и Китаем имеет длину {k:1700}.
        $31.5 billion | {g:china} стал крупнейшим торговым партнёром Казахстана, товарооборот достиг {m:31.5e9}.
        $31.5 billion | {g:kazakhstan} независим с {d:1991} года, и торговля с Китаем достигла {m:31.5e9}.
        ranks fourth | {g:china} занимает {o:4} место среди инвесторов в Казахстане.
        agreed in 2015 | В {d:2015} году {g:china} и {g:kazakhstan} договорились о железных дорогах.
        terrorist threat has been declared | Умеренный (жёлтый) уровень угрозы объявлен в {n:4} городах, среди них {g:astana} и {g:almaty}.
        was met at the Astana | {d:2024-07-02} {g:toqaev} встретил Си Цзиньпина в аэропорту Астаны.
        TASS reported | {g:putin} и {g:xi-jinping} встретятся в Астане {d:2024-07-03}, сообщает {g:tass}.
        fifth term | Это была {o:1} зарубежная поездка Путина после инаугурации на {o:5} срок.
        Recep Tayyip Erdogan | {g:putin} встретится в Астане и с президентом Турции: им является {g:erdogan}.
        The members of the SCO are | В {g:sco} входят {n:9} стран, в том числе {g:india}, {g:iran} и {g:pakistan}.
        11 years ago | {g:xi-jinping} предложил Экономический пояс Шёлкового пути в Казахстане {y:11} назад.
        began in February 2022 | Вторжение России в Украину началось в {d:2022-02} года.
        """;

    private const string Turkish = """
        signed 17 agreements | Forumda Kazakistan ve Çin şirketleri {m:629e6} değerinde {n:17} anlaşma imzaladı.
        Astana will host | {g:astana} zirveye {d:-07-02} ile {d:-07-06} arasında ev sahipliği yapacak.
        is due in Kazakhstan | {g:xi-jinping}, {g:sco} {o:24} zirvesine katılacak.
        last met in Beijing | {g:toqaev} ve {g:xi-jinping} son olarak {d:2023-10} içinde Pekin'de görüştü.
        23 crucial agreements | İki taraf {n:23} anlaşma imzaladı; bunlardan biri vize muafiyeti.
        1,700 kilometers | Çin ile Kazakistan arasındaki sınır {k:1700} uzunluğunda.
        $31.5 billion | {g:china} Kazakistan'ın en büyük ticaret ortağı oldu; ticaret {m:31.5e9} seviyesine ulaştı.
        ranks fourth | {g:china}, Kazakistan'daki yatırımcılar arasında {o:4} sırada.
        was met at the Astana | {g:xi-jinping}, {d:2024-07-02} günü Astana havalimanında karşılandı; onu {g:toqaev} karşıladı.
        TASS reported | {g:tass} haberine göre {g:putin} ile {g:xi-jinping} {d:2024-07-03} günü Astana'da görüşecek.
        The members of the SCO are | {g:sco} üyesi {n:9} ülke arasında {g:india} ve {g:iran} var.
        began in February 2022 | Ukrayna'nın işgali {d:2022-02} ayında başladı.
        """;

    private const string Chinese = """
        signed 17 agreements | 中国和哈萨克斯坦的企业在论坛上签署了{n:17}项协议，总额{m:629e6}。
        Astana will host | {g:astana}将于{d:-07-02}至{d:-07-06}主办峰会。
        is due in Kazakhstan | {g:xi-jinping}将出席{g:sco}{o:24}届峰会。
        last met in Beijing | {g:toqaev}和{g:xi-jinping}上次会晤是{d:2023-10}在{g:beijing}。
        23 crucial agreements | 双方签署了{n:23}份协议，其中一份是免签协定。
        1,700 kilometers | {g:china}与{g:kazakhstan}的边界长{k:1700}。
        $31.5 billion | {g:china}已成为哈萨克斯坦最大的贸易伙伴，贸易额达{m:31.5e9}。
        was met at the Astana | {d:2024-07-02}，{g:toqaev}在阿斯塔纳机场迎接{g:xi-jinping}。
        TASS reported | {g:tass}报道，{g:putin}和{g:xi-jinping}将于{d:2024-07-03}在{g:astana}会晤。
        The members of the SCO are | {g:sco}有{n:9}个成员国，包括{g:india}和{g:iran}。
        began in February 2022 | 对{g:ukraine}的入侵始于{d:2022-02}。
        """;

    private const string Kazakh = """
        signed 17 agreements | Форумда Қазақстан мен Қытай компаниялары {m:629e6} тұратын {n:17} келісімге қол қойды.
        Astana will host | {g:astana} саммитті {d:-07-02} пен {d:-07-06} аралығында өткізеді.
        is due in Kazakhstan | {g:xi-jinping} {g:sco} {o:24} саммитіне қатысады.
        last met in Beijing | {g:toqaev} пен {g:xi-jinping} соңғы рет {d:2023-10} айында Бейжіңде кездесті.
        23 crucial agreements | Екі тарап {n:23} келісімге қол қойды.
        1,700 kilometers | Қытай мен Қазақстан арасындағы шекараның ұзындығы {k:1700}.
        $31.5 billion | {g:china} Қазақстанның ең ірі сауда серіктесі болды, сауда {m:31.5e9} жетті.
        was met at the Astana | {d:2024-07-02} күні {g:toqaev} Си Цзиньпинді Астана әуежайында қарсы алды.
        TASS reported | {g:tass} хабарлауынша, {g:putin} мен {g:xi-jinping} {d:2024-07-03} күні Астанада кездеседі.
        The members of the SCO are | {g:sco} құрамында {n:9} мүше бар, олардың ішінде {g:india} мен {g:iran} да бар.
        """;
}

/// <param name="Cited">Words of each sentence it cites.</param>
internal sealed record ClaimTemplate(string Language, IReadOnlyList<string> Cited, string Text);
