namespace SummitBot.Tests.Articles;

public sealed class ShippedGlossaryTests
{
    [Fact]
    public void The_glossary_that_ships_reads_without_a_problem() =>
        Assert.Empty(ShippedGlossary.Read.Problems);

    [Fact]
    public void Every_spelling_leads_to_its_own_entry()
    {
        var strays =
            from entry in ShippedGlossary.Read.Glossary.Entries
            from spelling in entry.Spellings
            let found = string.Join('+', ShippedGlossary.Ids(spelling.Text))
            where found != entry.Id
            select $"{spelling.Text} ({spelling.Language}): {found}, not {entry.Id}";

        Assert.Empty(strays);
    }

    [Theory]
    [InlineData("person:xi-jinping", "Xi Jinping", "Си Цзиньпином", "Си Цзиньпиннің", "习近平", "习主席", "Şi Cinping'in", "xi's")]
    [InlineData("person:toqaev", "Toqaev", "Tokayev's", "Qasym-Zhomart Toqaev", "Токаевым", "Касым-Жомарта Токаева", "Тоқаевтың", "Қасым-Жомарт Тоқаевпен", "托卡耶夫", "Tokayev’in")]
    [InlineData("person:putin", "PUTIN", "Владимиром Путиным", "Путиннің", "普京", "弗拉基米尔·普京", "Putin'le")]
    [InlineData("person:erdogan", "Erdoğan", "Recep Tayyip Erdogan", "Эрдоганом", "Ердоғанмен", "埃尔多安", "Erdoğan'ın")]
    [InlineData("org:sco", "SCO", "Shanghai Cooperation Organization", "ШОС", "Шанхайской организации сотрудничества", "ШЫҰ", "Шанхай ынтымақтастық ұйымының", "上合组织", "上海合作组织", "ŞİÖ'nün", "Şanghay İşbirliği Örgütü'ne")]
    [InlineData("place:kazakhstan", "Kazakhstan", "Kazakh", "Казахстане", "казахстанскими", "Қазақстанның", "қазақстандық", "哈萨克斯坦", "Kazakistan'ın", "Kazakistanda")]
    [InlineData("place:astana", "Astana", "Астаны", "Астанада", "Астанаға", "阿斯塔纳", "Astana'da", "Astanaʼya", "Astana'daki")]
    [InlineData("place:china", "China", "Chinese", "Китаем", "китайские", "Қытаймен", "中国", "Çin'le", "Çin")]
    [InlineData("place:turkey", "Turkey", "Turkish", "Турции", "Турцией", "Түркияның", "土耳其", "Türkiye'nin")]
    [InlineData("place:india", "India", "Индии", "Индией", "Үндістанның", "印度", "Hindistan'ın")]
    [InlineData("place:kyrgyzstan", "Kyrgyzstan", "Киргизии", "Кыргызстаном", "Қырғызстанда", "吉尔吉斯斯坦", "Kırgızistan'a")]
    [InlineData("place:central-asia", "Central Asian", "Центральной Азии", "Орталық Азияда", "中亚", "Orta Asya'da")]
    [InlineData("name:belt-and-road", "Belt and Road", "Один пояс, один путь", "«Один пояс — один путь»", "Пояса и пути", "一带一路", "Kuşak ve Yol")]
    [InlineData("office:president", "presidents", "президентом", "президенттің", "总统", "主席", "cumhurbaşkanının", "Cumhurbaşkanı")]
    [InlineData("office:foreign-minister", "foreign ministers", "министру иностранных дел", "сыртқы істер министрінің", "外长", "dışişleri bakanının")]
    [InlineData("term:border", "border", "borders", "границы", "границей", "шекарасының", "шекара", "边界", "sınırı", "sınırının")]
    [InlineData("term:agreement", "agreements", "соглашений", "соглашениями", "келісімдер", "协议", "anlaşmanın", "anlaşmaları")]
    [InlineData("term:trade", "trade", "traded", "торговли", "товарооборота", "саудасының", "贸易", "ticaretin", "ticareti")]
    [InlineData("term:member", "members", "член", "членов", "страны-участницы", "мүшелері", "成员国", "üyeleri", "üyesi", "üyelerdir", "üyedir")]
    [InlineData("term:visit", "visited", "визите", "визитом", "сапарының", "访问", "ziyaretinde", "ziyaretine")]
    [InlineData("term:airport", "airports", "аэропорту", "әуежайында", "机场", "havalimanında", "Havaalanı")]
    [InlineData("term:railway", "railways", "железных дорог", "железной дороги", "теміржолдары", "铁路", "demiryolları", "demiryolunun")]
    [InlineData("term:july", "July", "июля", "шілдеде", "7月", "Temmuz'da", "temmuzda")]
    [InlineData("term:organization", "organisation", "организации", "ұйымның", "组织", "örgütü", "örgütünün")]
    [InlineData("term:cooperation", "cooperation", "сотрудничества", "ынтымақтастығы", "合作", "işbirliğini")]
    public void A_thing_is_one_entry_in_every_language_and_form(string id, params string[] spellings)
    {
        var strays = spellings.Where(spelling => ShippedGlossary.Ids(spelling) is not [var found] || found != id);

        Assert.Empty(strays);
    }

    [Theory]
    [InlineData("Кто встретил Си Цзиньпина в аэропорту Астаны?", "term:meet person:xi-jinping term:airport place:astana")]
    [InlineData("Си Цзиньпинді Астана әуежайында кім қарсы алды?", "person:xi-jinping place:astana term:airport term:meet")]
    [InlineData("谁在阿斯塔纳机场迎接习近平？", "place:astana term:airport term:meet person:xi-jinping")]
    [InlineData("Şi Cinping'i Astana havalimanında kim karşıladı?", "person:xi-jinping place:astana term:airport term:meet")]
    [InlineData("Who met Xi at the Astana airport?", "term:meet person:xi-jinping place:astana term:airport")]
    [InlineData("哈萨克斯坦总统托卡耶夫与习近平会晤", "place:kazakhstan office:president person:toqaev person:xi-jinping term:meet")]
    [InlineData("Kazakh and Chinese companies", "place:kazakhstan place:china term:company")]
    public void A_question_names_the_same_entries_in_every_language(string question, string ids) =>
        Assert.Equal(ids.Split(' '), ShippedGlossary.Ids(question));

    [Theory]
    [InlineData("Tokayef", "person:toqaev")]
    [InlineData("Tokaiev", "person:toqaev")]
    [InlineData("Tokayevv", "person:toqaev")]
    [InlineData("Такаева", "person:toqaev")]
    [InlineData("Kazahstan", "place:kazakhstan")]
    [InlineData("Kazakstan", "place:kazakhstan")]
    [InlineData("Казхстане", "place:kazakhstan")]
    [InlineData("Erdogen", "person:erdogan")]
    [InlineData("Shanghia Coperation Organisation", "org:sco")]
    [InlineData("Xi Jinpin", "person:xi-jinping")]
    [InlineData("Lukashenka", "person:lukashenko")]
    [InlineData("Mirzioyev", "person:mirziyoyev")]
    [InlineData("Berdymuhammedow", "person:serdar-berdimuhamedow")]
    [InlineData("Kirgyzstan", "place:kyrgyzstan")]
    [InlineData("Uzbekstan", "place:uzbekistan")]
    public void A_misspelt_name_in_a_question_is_recognised(string question, string id) =>
        Assert.Equal([id], ShippedGlossary.IdsOfQuestion(question));

    [Theory]
    [InlineData("Slovakia")]
    [InlineData("Austria")]
    [InlineData("Romanian")]
    [InlineData("Nigeria")]
    [InlineData("inventor")]
    [InlineData("Macron")]
    [InlineData("medicine")]
    [InlineData("national")]
    [InlineData("tackle")]
    [InlineData("Turing")]
    [InlineData("Orban")]
    [InlineData("Georgia")]
    public void Another_name_is_no_misspelling(string question) =>
        Assert.Empty(ShippedGlossary.IdsOfQuestion(question));

    [Fact]
    public void A_word_that_the_corpus_uses_is_no_misspelling() =>
        Assert.Empty(ShippedGlossary.IdsOfQuestion("Tokajev", known: "tokajev"));

    [Fact]
    public void Text_is_never_corrected() =>
        Assert.Empty(ShippedGlossary.Ids("Tokayef Kazahstan"));
}
