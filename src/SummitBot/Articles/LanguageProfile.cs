using System.Collections.Frozen;

namespace SummitBot.Articles;

/// <summary>What words of one language look like: its little words, its endings, the letters its neighbours lack.</summary>
internal sealed class LanguageProfile
{
    private const int ShortestWithEnding = 5;
    private const double EndingWeight = 0.4;
    private const double LetterWeight = 0.8;

    // A name brings its letters along into any language: "Erdoğan met whom?"
    private const double NameWeight = 0.15;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _endings;
    private readonly int _longestEnding;
    private readonly string _letters;
    private readonly Func<char, char>? _fold;

    private LanguageProfile(string language, string words, string endings, string letters, Func<char, char>? fold = null)
    {
        Language = language;
        _words = Set(Fold(words, fold)).GetAlternateLookup<ReadOnlySpan<char>>();
        var set = Set(Fold(endings, fold));
        _endings = set.GetAlternateLookup<ReadOnlySpan<char>>();
        _longestEnding = set.Max(ending => ending.Length);
        _letters = letters;
        _fold = fold;
    }

    public string Language { get; }

    /// <param name="word">In lower case.</param>
    /// <param name="isKnown">Whether it is one of the language's little words.</param>
    public double Score(ReadOnlySpan<char> word, bool isCapitalized, out bool isKnown)
    {
        Span<char> buffer = stackalloc char[LanguageDetector.LongestWord];
        var folded = Fold(word, buffer);
        isKnown = _words.Contains(folded);
        var score = isKnown ? 1 : !HasEnding(folded) ? 0 : isCapitalized ? EndingWeight / 2 : EndingWeight;
        var letters = 0;
        foreach (var c in word)
        {
            if (c > '\u007F' && _letters.Contains(c))
                letters++;
        }

        return score + (Math.Min(letters, 2) * (isCapitalized ? NameWeight : LetterWeight));
    }

    private bool HasEnding(ReadOnlySpan<char> word)
    {
        for (var length = 2; length <= _longestEnding && length < word.Length; length++)
        {
            var ending = word[^length..];
            if ((word.Length >= ShortestWithEnding || ending[0] == '\'') && _endings.Contains(ending))
                return true;
        }

        return false;
    }

    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (_fold is null)
            return word;
        for (var i = 0; i < word.Length; i++)
            buffer[i] = _fold(word[i]);
        return buffer[..word.Length];
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static string Fold(string words, Func<char, char>? fold) => fold is null ? words : string.Concat(words.Select(fold));

    /// <summary>Turkish as it is typed without a Turkish keyboard.</summary>
    private static char FoldTurkish(char c) => c switch { 'ı' => 'i', 'ğ' => 'g', 'ş' => 's', 'ç' => 'c', 'ö' => 'o', 'ü' => 'u', 'â' => 'a', 'î' => 'i', _ => c };

    /// <summary>Kazakh as it is typed on a Russian keyboard.</summary>
    private static char FoldKazakh(char c) =>
        c switch { 'ә' => 'а', 'ғ' => 'г', 'қ' => 'к', 'ң' => 'н', 'ө' => 'о', 'ұ' or 'ү' => 'у', 'і' => 'и', 'һ' => 'х', _ => c };

    /// <summary>Where two languages have the same evidence, the earlier one is meant.</summary>
    public static readonly LanguageProfile[] Latin =
    [
        new("en", """
            the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had they you were their one all we can her
            has there been if more when will would who so no what said its about into than them only other time new some could these may then do first any my now such
            like our over me even most made after also did many before must through where how why whom whose does up out while during against between under since both
            two three four five six seven eight nine ten million billion percent year years day days month week today yesterday tomorrow
            president minister leader leaders summit meeting meet met visit visited visits country countries state states government people world trade agreement agreements
            signed sign member members held hold hosted talks deal border city capital airport list tell show give name names explain happened happen date dates much every each
            want know say says ask asked help please thanks thank you hello hi can't don't what's who's it's last next long old far
            am us him she your just very here should might level threat security economic economy military foreign policy political war peace court law police report reports reported
            interview statement speech article news decision vote election party company companies market price prices oil gas energy money cost worth value total number share
            growth investment railway road land water travel flight plane ship train school health work job life family woman man child book film game team club player win won
            lost high low new old large small big great good bad better best free open close start end begin began become became call called make take took taken give gave given
            come came went get got see seen find found leave left stay reach reached agree agreed announce announced arrive arrived attend attended discuss discussed expect
            expected plan plans planned plus per both own part place home house area region regional local international national official officials relations history
            """,
            "ing tion tions ed ly ment ments ness ity ies ship ence ance ous ful less able ible ers ical ism ist ists 's 't 're 've 'll", ""),
        new("tr", """
            ve bir bu da de için ile ne çok daha olarak olan gibi en kadar sonra var yok mi mı mu mü ki ama ancak hangi kim kime kimi kimin kimle kiminle kimler nerede nereye nereden neden
            niçin niye nasıl kaç zaman hakkında göre kendi her şey o bunu bunun buna onun onu ona onlar biz siz ben sen şu ya veya hem değil oldu olduğu olacak olmak oluyor etti ettiği
            edecek eden edildi yapıldı yapılacak yaptı dedi diye arasında üzerine karşı önce içinde tarafından bugün dün yarın yıl yılında ay gün saat iki üç dört beş altı yedi sekiz dokuz
            on yüz milyon milyar zirve zirvesi zirveye başkan başkanı cumhurbaşkanı ülke ülkeler görüştü görüşme toplantı anlaşma anlaşması imzaladı imzalandı geldi gitti katıldı katılacak
            üye üyesi üyeleri nedir neydi kimdir kimdi nelerdir mıdır midir misin musun eder söyle anlat bana bize şimdi hala henüz bile sadece yalnızca ayrıca böyle şöyle merhaba
            """,
            """
            ler lar leri ları lerin ların nin nın nun nün sinin sının inin ının yor iyor ıyor uyor üyor mek mak ecek acak miş mış muş müş di dı du dü ti tı tu tü ndan nden nda nde
            inde ında ünde unda sinde sında dan den tan ten dir dır dur dür tir tır lik lık luk lük siz sız meye maya yla yle
            'nin 'nın 'nun 'nün 'in 'ın 'un 'ün 'da 'de 'ta 'te 'dan 'den 'tan 'ten 'a 'e 'ya 'ye 'i 'ı 'u 'ü 'yi 'yı 'yu 'yü 'daki 'deki 'taki 'teki 'la 'le 'yla 'yle
            """,
            "ığşçöü", FoldTurkish),
        new("az", "və bir bu da də üçün ilə nə çox daha olan kimi ən qədər sonra var yox ki amma hansı kim harada niyə necə haqqında görə edir etdi oldu olub olunub", "ləri lərin lar lər dir dır nin nın", "əığşçöü"),
        new("de", """
            der die das und ist in den von zu mit sich des auf für nicht dem ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war
            haben nur oder aber vor zur bis mehr durch man sein wurde sei wer was wann wo warum wie welche welcher welches wen wem
            """, "ung ungen lich lichen keit heit schaft isch ischen", "äöüß"),
        new("fr", """
            le la les de des du et est en un une que qui dans pour pas au aux sur ce cette il elle sont par plus avec ne se on mais ou où quand comment pourquoi quel quelle quels quelles
            été être a ont fait son sa ses leur leurs nous vous je d'un l' qu'est c'est entre après avant
            """, "tion ment eux euse aire ique ait aient", "éèêàçùœëïîôû"),
        new("es", """
            el la los las de del y en que es un una por con para no se su sus al lo como más pero fue son ha han este esta entre cuando dónde quién qué cuál cuándo cómo porque por sobre
            también hasta desde hay muy sin ser está donde quien cual
            """, "ción ciones mente idad ando iendo aron ieron", "ñáíóúé¿¡"),
        new("pt", """
            o a os as de do da dos das e em que é um uma por com para não se seu sua ao como mais mas foi são entre quando onde quem qual porque sobre também até desde há muito sem ser está no na nos nas pelo pela
            """, "ção ções mente dade ando endo aram eram", "ãõçáéíóúâêô"),
        new("it", """
            il lo la i gli le di del della dei delle e in che è un una per con non si su al alla da dal come più ma fu sono ha hanno questo questa tra quando dove chi quale cosa perché anche nel nella ed
            """, "zione zioni mente ità ando endo ato ata ati", "èàòùì"),
        new("nl", "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door naar over wordt werd hij zij ze wie wat wanneer waar waarom hoe welke deze dit heeft", "ing lijk heid isch", ""),
        new("pl", "i w na z do się nie to jest że o jak po co za od przez dla ale czy tym są kto kiedy gdzie dlaczego który która które był była było oraz ich jego jej", "ości ego owie ach ami ych", "ąćęłńśźż"),
        new("sv", "och att det som en på är av för med den till inte om ett har de jag var men han hon när var hur vem varför mot från vid också efter", "het ning arna erna", "åäö"),
        new("fi", "ja on ei että se hän oli ovat olla mutta kun kuin myös joka jotka mitä missä milloin kuka miksi miten tai sekä jo vain", "ssa ssä sta stä lla llä lle een iin nut nyt taan tään", "äö"),
        new("id", "yang dan di dengan untuk pada dari ini itu dalam tidak akan oleh ke adalah sebagai juga telah bisa siapa apa kapan mana mengapa bagaimana kata para antara negara presiden", "kan nya", ""),
        new("uz", "va bu bir bilan uchun ham esa edi deb qaysi kim qachon qayerda nima qanday o'zbekiston haqida bo'yicha davlat bo'ldi bo'lib etdi", "ning lar lari dagi ning", "ʻ"),
    ];

    public static readonly LanguageProfile[] Cyrillic =
    [
        new("ru", """
            и в во не на я он она оно они мы вы ты что с со как а то все всё его её ее но за из от о об у к ко по для до так же бы это этот эта эти был была было были быть есть при
            или если когда где кто кого кому кем чем чего чему какой какая какое какие каких каким каком какую который которая которые которых сколько почему зачем куда откуда ли уже только
            также после перед между через под над без их им ему ей него ней них нет да вот ещё еще году год года лет будет будут может мог чтобы том тем тот те сам свой своей своих
            встретил встретился встретились встреча встречи подписал подписали подписано прошёл прошел прошла пройдёт пройдет состоится состоялся состоялась сказал сообщил заявил приехал прибыл
            президент страны страна стран соглашений соглашения саммит саммита саммите участвует расскажи назови такой такая такие чей сегодня вчера завтра дней привет спасибо
            """,
            "ого его ому ему ый ий ая яя ое ее ие ые ых их ов ев ами ями ах ях ть ться тся ет ит ют ут ал ил ла ло ли лся лась лись ция ции цию ние ния нию ость ости ский ская ского ском", "ъэё"),
        new("kk", """
            және мен пен бен үшін туралы бойынша кейін бұрын дейін соң осы бұл ол олар сол бір екі үш төрт бес бар жоқ қашан қандай қайда қайдан қалай қай қайсы неше қанша кім кімнің кіммен кімді кімге
            кімдер не неге неліктен ма ме ба бе па пе болды болады болған болып болатын етті етеді еткен өтті өтеді өтетін өткен келді келеді келген кетті айтты кездесті кездеседі кездесу қойды қойылды қол
            қатысты қатысады деп деген деді екен ғана тек да де та те жатыр отыр тұр ел елдер мемлекет басшысы жылы жыл жылдың айында күні арасында арқылы қарай сондай ақ онда мұнда менің біздің
            оның олардың өз өзі барлық кейбір көп аз ең өте басқа жаңа қазақ сәлем рахмет туралы алды берді жасады шілде маусым
            """,
            "лар лер дар дер тар тер лары лері дары дері тары тері ның нің дың дің тың тің ында інде нда нде ды ді ты ті ған ген қан кен ады еді лық лік дық дік тық тік ына іне мен пен бен дан ден тан тен ған ға ге қа ке нан нен мыз міз сың сің шы ші",
            "әғқңөұүіһ", FoldKazakh),
        new("uk", "і й в у на не що з до та як за від по про це для він вона вони ми ви я а але або чи коли де хто кого кому чому який яка яке які скільки його її їх був була було були буде є при після між також бути зустрів зустрівся президент", "ого ому ий ів ами ах ться ння ість ський ська", "іїєґ"),
        new("be", "і ў у на не што з да як за ад па пра гэта для ён яна яны мы вы я а але або ці калі дзе хто каго чаму які якая колькі яго быў была было былі", "ага ыўся ння", "ўіё"),
        new("bg", "и в на не се е че от за да по с със са това как при или ще до като но след му ги който която които кой кога къде защо какво колко беше бяха има си", "ът ята ите ането", ""),
        new("sr", "и у на не се је да за од по са су како али или што као после је који која које ко када где зашто био била", "ова ство ама", "јљњћђџ"),
        new("ky", "жана менен үчүн тууралуу боюнча кийин бул ал алар бир эки үч бар жок качан кандай кайда кантип кайсы канча ким эмне болду болот болгон деп деген өттү өтөт жылы", "лар лер дор дөр нын нин дын дин туу түү", "өүң"),
        new("mn", "нь байна болон улсын улс энэ тэр ба юм хэн хэзээ хаана яагаад гэж гэсэн болсон байсан хийсэн", "ийн ууд үүд сан сэн", "өү"),
        new("tt", "һәм белән өчен турында буенча соң бу ул алар бер ике бар юк кайчан кайда ничек ни кем булды дип", "лар ләр ның нең", "җәңөүһ"),
        new("tg", "ва дар ба аз ки бо ин он барои низ аст шуд кард кай куҷо кист чист чаро кадом", "ҳои ҳо", "ҷӣӯҳқғ"),
    ];
}
