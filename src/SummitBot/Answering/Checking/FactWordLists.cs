namespace SummitBot.Answering.Checking;

/// <summary>The lists behind <see cref="FactWords"/>: a line a role, words parted by commas; "=" gives a value, "~" adds the regular forms.</summary>
internal static class FactWordLists
{
    public static IReadOnlyList<string> Languages { get; } = ["en", "ru", "kk", "tr", "zh"];

    public static string Of(string language) => Symbols + language switch
    {
        "ru" => Russian,
        "kk" => Kazakh,
        "tr" => Turkish,
        "zh" => Chinese,
        _ => English,
    };

    private const string Symbols = """
        Unit usd: $,usd
        Unit eur: €,eur
        Unit gbp: £,gbp
        Unit cny: ¥,cny,rmb
        Unit rub: ₽,rub
        Unit kzt: ₸,kzt
        Unit try: ₺,try
        Unit inr: ₹,inr
        Unit percent: %,％,pct
        Unit km: km
        Scale: bn=1000000000,mn=1000000,mln=1000000,bln=1000000000,tn=1000000000000,trn=1000000000000
        About: ~,≈
        Over: >
        Under: <

        """;

    private const string English = """
        Cardinal: zero=0,one=1,two=2,three=3,four=4,five=5,six=6,seven=7,eight=8,nine=9,ten=10,eleven=11,twelve=12,thirteen=13,fourteen=14,fifteen=15,sixteen=16,seventeen=17,eighteen=18,nineteen=19,twenty=20,thirty=30,forty=40,fifty=50,sixty=60,seventy=70,eighty=80,ninety=90
        Hundred: hundred
        Scale: dozen=12,thousand~=1000,million~=1000000,billion~=1000000000,trillion~=1000000000000
        Ordinal: first=1,second=2,third=3,fourth=4,fifth=5,sixth=6,seventh=7,eighth=8,ninth=9,tenth=10,eleventh=11,twelfth=12,thirteenth=13,fourteenth=14,fifteenth=15,sixteenth=16,seventeenth=17,eighteenth=18,nineteenth=19,twentieth=20,thirtieth=30
        Month: january=1,february=2,march=3,april=4,may=5,june=6,july=7,august=8,september=9,october=10,november=11,december=12,jan=1,feb=2,mar=3,apr=4,jun=6,jul=7,aug=8,sep=9,sept=9,oct=10,nov=11,dec=12
        Weekday: monday~=1,tuesday~=2,wednesday~=3,thursday~=4,friday~=5,saturday~=6,sunday~=0
        Unit usd: dollar~
        Unit eur: euro~
        Unit gbp: pound~
        Unit cny: yuan,renminbi
        Unit rub: ruble~,rouble~
        Unit kzt: tenge~
        Unit try: lira~
        Unit jpy: yen
        Unit inr: rupee~
        Unit percent: percent,per cent,percentage point~,percentage points
        Unit km: kilometer~,kilometre~,kms
        Unit mile: mile~
        Unit metre: meter~,metre~
        Unit ton: ton~,tonne~
        Unit barrel: barrel~
        Unit hectare: hectare~
        Unit year: year~
        Unit month: month~
        Unit week: week~
        Unit day: day~
        Unit hour: hour~
        Unit minute: minute~
        Unit second: seconds
        Unit people: people,persons,person
        Unit times: times,fold
        About: about,around,approximately,roughly,some,nearly,almost,circa,ca,close to,or so
        Over: more than,over,above,exceeding,upwards of,in excess of,exceeds,exceeded,topped,surpassing,surpassed
        AtLeast: at least,no fewer than,no less than,not less than,a minimum of
        Under: less than,fewer than,under,below,up to,at most,no more than
        Vague half: half
        Vague third: one third,a third of
        Vague quarter: a quarter,one quarter,three quarters
        Vague tens: dozens,tens of
        Vague hundreds: hundreds
        Vague twice: doubled,doubling,doubles,double,twofold,twice
        Vague thrice: tripled,tripling,triple,threefold
        Vague halved: halved,halving
        Rank: no,number,nos
        Top: largest,biggest,top,main,leading,greatest,foremost
        Day: yesterday=-1,tomorrow=1
        Through: to,through,until,till,thru
        Am: am
        Pm: pm
        """;

    private const string Russian = """
        Cardinal: ноль=0,один=1,одна=1,два=2,две=2,двух=2,двум=2,двумя=2,двое=2,три=3,трех=3,трем=3,тремя=3,трое=3,четыре=4,четырех=4,четырем=4,четырьмя=4,четверо=4,пять=5,пяти=5,пятью=5,пятеро=5,шесть=6,шести=6,шестью=6,семь=7,семи=7,семью=7,восемь=8,восьми=8,восемью=8,девять=9,девяти=9,девятью=9,десять=10,десяти=10,десятью=10,одиннадцать=11,одиннадцати=11,двенадцать=12,двенадцати=12,тринадцать=13,тринадцати=13,четырнадцать=14,четырнадцати=14,пятнадцать=15,пятнадцати=15,шестнадцать=16,шестнадцати=16,семнадцать=17,семнадцати=17,семнадцатью=17,восемнадцать=18,восемнадцати=18,девятнадцать=19,девятнадцати=19,двадцать=20,двадцати=20,двадцатью=20,тридцать=30,тридцати=30,сорок=40,сорока=40,пятьдесят=50,пятидесяти=50,шестьдесят=60,шестидесяти=60,семьдесят=70,семидесяти=70,восемьдесят=80,восьмидесяти=80,девяносто=90,девяноста=90,сто=100,ста=100,двести=200,двухсот=200,триста=300,трехсот=300,четыреста=400,четырехсот=400,пятьсот=500,пятисот=500,шестьсот=600,шестисот=600,семьсот=700,семисот=700,восемьсот=800,восьмисот=800,девятьсот=900,девятисот=900
        Scale: тысяча~=1000,тысяч=1000,тыс=1000,миллион~=1000000,миллионов=1000000,млн=1000000,миллиард~=1000000000,миллиардов=1000000000,млрд=1000000000,триллион~=1000000000000,триллионов=1000000000000,трлн=1000000000000
        Ordinal: первый~=1,впервые=1,второй~=2,третий=3,третьего=3,третьему=3,третьем=3,третьим=3,третья=3,третью=3,третьей=3,третье=3,третьи=3,четвертый~=4,пятый~=5,шестой~=6,седьмой~=7,восьмой~=8,девятый~=9,десятый~=10,одиннадцатый~=11,двенадцатый~=12,тринадцатый~=13,четырнадцатый~=14,пятнадцатый~=15,шестнадцатый~=16,семнадцатый~=17,восемнадцатый~=18,девятнадцатый~=19,двадцатый~=20,тридцатый~=30
        Month: январь~=1,февраль~=2,март~=3,апрель~=4,май~=5,июнь~=6,июль~=7,август~=8,сентябрь~=9,октябрь~=10,ноябрь~=11,декабрь~=12,янв=1,фев=2,апр=4,авг=8,сен=9,сент=9,окт=10,ноя=11,нояб=11,дек=12
        Weekday: понедельник~=1,вторник~=2,среда=3,среду=3,среды=3,средой=3,четверг~=4,пятница~=5,суббота~=6,воскресенье=0,воскресенья=0,воскресеньям=0
        Unit usd: доллар~,долларов,долл
        Unit eur: евро
        Unit gbp: фунт~,фунтов
        Unit cny: юань~,юаней
        Unit rub: рубль~,рублей,руб
        Unit kzt: тенге
        Unit try: лира~,лир
        Unit jpy: иена~,иен,йена~
        Unit inr: рупия~,рупий
        Unit percent: процент~,процентов,процентный пункт,процентных пункта
        Unit km: километр~,километров,км
        Unit mile: миля~,миль
        Unit metre: метр~,метров
        Unit ton: тонна~,тонн
        Unit barrel: баррель~,баррелей
        Unit hectare: гектар~,гектаров
        Unit year: год~,лет,годов
        Unit month: месяц~,месяцев
        Unit week: неделя~,недель
        Unit day: день,дня,дней,дню,днем,дни,днях,сутки,суток
        Unit hour: час~,часов
        Unit minute: минута~,минут
        Unit second: секунда~,секунд
        Unit people: человек~,люди,людей
        Unit times: раз,раза
        About: около,примерно,приблизительно,порядка,почти,приблизительно,ориентировочно
        Over: более чем,больше чем,более,больше,свыше,превысил,превысила,превысило,превышает,превысил объем
        AtLeast: не менее,не меньше,по меньшей мере,по крайней мере,как минимум,минимум
        Under: менее чем,меньше чем,менее,меньше,до,не более,не больше,максимум,ниже
        Vague half: половина,половину,половины,половиной,вполовину
        Vague third: треть,трети
        Vague quarter: четверть,четверти
        Vague tens: десятки,десятков
        Vague hundreds: сотни,сотен
        Vague twice: удвоился,удвоилась,удвоилось,удвоились,удвоил,удвоила,вдвое,вдвойне
        Vague thrice: утроился,утроилась,утроилось,утроились,втрое
        Rank: номер,номером
        Top: крупнейший~,главный~,самый большой,самый крупный,основной~
        Day: вчера=-1,завтра=1,позавчера=-2,послезавтра=2
        Through: по,до
        Am: утра,ночи
        Pm: вечера,дня
        """;

    private const string Kazakh = """
        Cardinal: нөл=0,бір=1,екі=2,үш=3,төрт=4,бес=5,алты=6,жеті=7,сегіз=8,тоғыз=9,он=10,жиырма=20,отыз=30,қырық=40,елу=50,алпыс=60,жетпіс=70,сексен=80,тоқсан=90,екеу=2,екеуі=2,үшеу=3,үшеуі=3,төртеу=4,төртеуі=4,бесеу=5,бесеуі=5,алтау=6,жетеу=7
        Hundred: жүз
        Scale: мың=1000,миллион~=1000000,млн=1000000,миллиард~=1000000000,млрд=1000000000,триллион~=1000000000000,трлн=1000000000000
        Ordinal: бірінші~=1,екінші~=2,үшінші~=3,төртінші~=4,бесінші~=5,алтыншы~=6,жетінші~=7,сегізінші~=8,тоғызыншы~=9,оныншы~=10,жиырмасыншы~=20,отызыншы~=30,алғаш=1,алғашқы=1,тұңғыш=1
        Month: қаңтар~=1,ақпан~=2,наурыз~=3,сәуір~=4,мамыр~=5,маусым~=6,шілде~=7,тамыз~=8,қыркүйек~=9,қазан~=10,қараша~=11,желтоқсан~=12
        Weekday: дүйсенбі~=1,сейсенбі~=2,сәрсенбі~=3,бейсенбі~=4,жұма~=5,сенбі~=6,жексенбі~=0
        Unit usd: доллар~
        Unit eur: еуро~,евро
        Unit gbp: фунт~
        Unit cny: юань~
        Unit rub: рубль~
        Unit kzt: теңге~
        Unit try: лира~
        Unit percent: пайыз~
        Unit km: километр~,шақырым~,км
        Unit mile: миля~
        Unit metre: метр~
        Unit ton: тонна~
        Unit barrel: баррель~
        Unit hectare: гектар~
        Unit year: жыл~
        Unit month: ай,айдан,айда
        Unit week: апта~
        Unit day: күн~
        Unit hour: сағат~
        Unit minute: минут~
        Unit people: адам~
        Unit times: есе,рет
        About: шамамен,жуық,жуығы,шамасында,таяу
        Over: артық,астам,асады,асты,көп
        AtLeast: кемінде,кем дегенде
        Under: аз,кем,дейін
        Vague half: жартысы,жартысын,жартысының
        Vague tens: ондаған
        Vague hundreds: жүздеген
        Vague thousands: мыңдаған
        Rank: номер
        Top: ең ірі,ең үлкен,басты,негізгі
        Day: кеше=-1,ертең=1
        Through: дейін,пен,мен
        """;

    private const string Turkish = """
        Cardinal: sıfır=0,bir=1,iki=2,üç=3,dört=4,beş=5,altı=6,yedi=7,sekiz=8,dokuz=9,on=10,yirmi=20,otuz=30,kırk=40,elli=50,altmış=60,yetmiş=70,seksen=80,doksan=90,ikisi=2,üçü=3,dördü=4,beşi=5,dokuzu=9
        Hundred: yüz
        Scale: düzine=12,bin=1000,milyon~=1000000,milyar~=1000000000,trilyon~=1000000000000,mlyr=1000000000,myr=1000000000
        Ordinal: birinci~=1,ilk=1,ikinci~=2,üçüncü~=3,dördüncü~=4,beşinci~=5,altıncı~=6,yedinci~=7,sekizinci~=8,dokuzuncu~=9,onuncu~=10,yirminci~=20,otuzuncu~=30
        Month: ocak~=1,şubat~=2,mart~=3,nisan~=4,mayıs~=5,haziran~=6,temmuz~=7,ağustos~=8,eylül~=9,ekim~=10,kasım~=11,aralık~=12
        Weekday: pazartesi~=1,salı~=2,çarşamba~=3,perşembe~=4,cuma~=5,cumartesi~=6,pazar~=0
        Unit usd: dolar~
        Unit eur: avro~,euro~
        Unit gbp: sterlin~
        Unit cny: yuan~
        Unit rub: ruble~
        Unit kzt: tenge~
        Unit try: lira~,tl
        Unit percent: yüzde
        Unit km: kilometre~,km
        Unit mile: mil~
        Unit metre: metre~
        Unit ton: ton~
        Unit barrel: varil~
        Unit hectare: hektar~
        Unit year: yıl~
        Unit month: ay,ayda,aydır
        Unit week: hafta~
        Unit day: gün~
        Unit hour: saat~
        Unit minute: dakika~
        Unit people: kişi~,insan~
        Unit times: kat,katı,kez,kere
        About: yaklaşık,yaklaşık olarak,aşağı yukarı,civarında,kadar
        Over: fazla,aşkın,üzerinde,üstünde,aştı,aşan,geçti
        AtLeast: en az,asgari
        Under: az,altında,en fazla,en çok,azami
        Vague half: yarısı,yarısını,yarısının
        Vague tens: onlarca,düzinelerce
        Vague hundreds: yüzlerce
        Vague thousands: binlerce
        Vague twice: iki katına,iki kat,ikiye katlandı
        Vague thrice: üç katına,üç kat
        Rank: numara,numaralı
        Top: en büyük,başlıca,ana
        Day: dün=-1,yarın=1
        Through: ile,ila
        """;

    /// <summary>Found in runs without blanks, the longest first; Chinese numerals are read by themselves.</summary>
    private const string Chinese = """
        Unit usd: 美元,美金
        Unit eur: 欧元
        Unit gbp: 英镑
        Unit cny: 人民币,元人民币,元
        Unit rub: 卢布
        Unit kzt: 坚戈
        Unit try: 里拉
        Unit jpy: 日元
        Unit inr: 卢比
        Unit percent: 百分之,百分点
        Unit km: 公里,千米
        Unit mile: 英里
        Unit metre: 米
        Unit ton: 吨
        Unit barrel: 桶
        Unit hectare: 公顷
        Unit month: 个月
        Unit week: 周,星期,个星期
        Unit day: 天
        Unit hour: 小时,个小时
        Unit minute: 分钟
        Unit people: 人
        Unit times: 倍,次
        About: 约,大约,大概,左右,近,将近,接近
        Over: 超过,逾,多于,超,以上,余
        AtLeast: 至少,不少于
        Under: 不到,少于,低于,不足,不超过,至多,最多,以下
        Vague half: 一半,半数
        Vague tens: 数十,几十
        Vague hundreds: 数百,几百
        Vague thousands: 数千,几千
        Vague twice: 翻番,翻一番,翻了一番,两倍,倍增
        Vague thrice: 三倍
        Top: 最大,首要,头号
        Day: 昨天=-1,昨日=-1,明天=1,明日=1
        Weekday: 星期一=1,星期二=2,星期三=3,星期四=4,星期五=5,星期六=6,星期日=0,星期天=0,周一=1,周二=2,周三=3,周四=4,周五=5,周六=6,周日=0,礼拜一=1
        Through: 至,到
        """;
}
