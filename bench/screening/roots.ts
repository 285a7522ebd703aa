/** Given names and surname roots of seven cultures, written by hand; `surnames.ts` makes ten to twenty thousand surnames of each. */

const words = (text: string) => text.trim().split(/\s+/)
/** `native=latin` */
const pairs = (text: string) =>
  words(text).map(pair => {
    const at = pair.indexOf('=')
    return { native: pair.slice(0, at), latin: pair.slice(at + 1) }
  })

export const AZ = {
  male: words(`Məmməd Əli Həsən Hüseyn Elçin Rəşad Vüqar Elnur Orxan Tural Nicat Anar Samir Rauf Kamran Fərid Emin Ramil Rövşən Elşən
    İlqar Namiq Vasif Ceyhun Azər Zaur Rüfət Şahin Toğrul Murad Kənan Nurlan Xəyal Cavid Ülvi Fuad İlkin Pərviz Mübariz Natiq Arif Vaqif Eldar
    İsmayıl Əhməd Yusif İbrahim Məhəmməd Qasım Cəfər Bəxtiyar Şükür Qorxmaz Tofiq Ağasəf Mirzə Novruz Rəhim Səfər Tahir Xaliq Yaşar Zahid Ziya`),
  female:
    words(`Aysel Nigar Leyla Sevinc Günel Aytən Lalə Könül Nərgiz Gülnar Səbinə Pərvanə Ülviyyə Fidan Aynur Xatirə Zəhra Fatimə Mehriban
    Sevda Təranə Vəfa Turan Nuray Ləman Jalə İradə Kəmalə Məleykə Rəna Samirə Şəfəq Tünzalə Xumar Yeganə Zülfiyyə Əsmər Arzu Cəmilə Dilarə Esmira`),
  roots:
    words(`Məmməd Əli Həsən Hüseyn Quli İsmayıl Əhməd Yusif İbrahim Məhəmməd Qasım Cəfər Abbas Ağa Axund Allahverdi Aslan Babay Bağır Bayram
    Cabbar Cavad Cəlil Çələbi Dadaş Eyvaz Əbdül Əhəd Əkbər Əsgər Əzim Fətulla Fərhad Fərəc Hacı Hacıbaba Heydər Hümbət İman İsgəndər İslam Kazım
    Kərbəlayı Kərim Köçər Xəlil Xudaverdi Xanlar Qara Qədir Qəhrəman Qənbər Qurban Lütfəli Mahmud Mansur Mirzə Mövsüm Musa Mustafa Muxtar Mürsəl
    Nağı Nəbi Nəcəf Nəsir Nəzər Nuru Oruc Osman Paşa Pənah Pirquli Rəcəb Rəhim Rəsul Rəşid Rüstəm Rza Sadıq Səfər Səlim Səməd Süleyman Şahbaz
    Şahverdi Şərif Şıxəli Şirin Tağı Tahir Teymur Tapdıq Umud Vəli Yaqub Yəhya Zaman Zeynal Zülfüqar`),
}

export const RU = {
  male: words(`Александр Сергей Дмитрий Андрей Алексей Максим Евгений Иван Михаил Николай Владимир Артём Роман Игорь Олег Павел Виктор Юрий
    Константин Антон Денис Василий Анатолий Станислав Вадим Виталий Григорий Пётр Георгий Кирилл Фёдор Борис Вячеслав Егор Леонид Тимур Эдуард Руслан
    Ярослав Степан Валерий Геннадий Илья Лев Матвей Никита Семён Тимофей Яков Захар`),
  female:
    words(`Елена Ольга Наталья Анна Татьяна Екатерина Ирина Мария Светлана Людмила Галина Юлия Анастасия Марина Нина Валентина Надежда Любовь
    Вера Лариса Дарья Оксана Ксения Алёна Виктория Алина Полина Жанна Зоя Инна Кристина Лидия Маргарита Раиса София Тамара Эльвира Яна`),
  roots:
    words(`Иван Смирн Кузнец Поп Василь Петр Сокол Михайл Новик Федор Мороз Волк Алексе Лебед Семён Егор Павл Козл Степан Никола
    Орл Андре Макар Никит Захар Зайц Соловь Борис Яковл Григорь Роман Воробь Серге Кузьм Фрол Александр Дмитри Королёв Гус Кисел Иль Максим Поляк
    Сорок Виноград Ковал Бел Медвед Антон Тарас Жук Баран Филипп Комар Давыд Беля Герасим Богдан Осип Сидор Матве Тит Марк Мирон Крыл Куликов
    Карп Влас Мельник Денис Гаврил Тихон Казак Афанась Данил Савель Тимофе Фом Чернов Абрам Мартын Ефим Федот Щерб Назар Калин Исак Рыб
    Быч Голуб Гонч Жар Журавл Зуб Колесн Лукь Лыт Молчан Нефёд Овчинн Пахом Родион Сафон Терент Устин Хар Цветк Черкас Шестак Щук Юдин Ястреб`),
}

export const FA = {
  male: pairs(`محمد=mohammad علی=ali حسین=hoseyn رضا=reza مهدی=mehdi حسن=hasan احمد=ahmad عباس=abbas امیر=amir سعید=said مجید=majid
    حمید=hamid مسعود=masoud ابراهیم=ebrahim اسماعیل=esmail جواد=javad کاظم=kazem محسن=mohsen مصطفی=mostafa داوود=davoud بهروز=behrouz پرویز=parviz
    فرهاد=farhad کامران=kamran شهرام=shahram آرش=arash بابک=babak نادر=nader هوشنگ=houshang یوسف=yousef قاسم=ghasem خسرو=khosrow ژیان=zhian صادق=sadegh
    طاهر=taher عزیز=aziz غلامرضا=gholamreza فرشید=farshid کیوان=keyvan منوچهر=manouchehr`),
  female:
    pairs(`فاطمه=fatemeh زهرا=zahra مریم=maryam معصومه=masoumeh سکینه=sakineh لیلا=leyla نرگس=narges زینب=zeynab شیرین=shirin
    پروین=parvin نسرین=nasrin مهناز=mahnaz سارا=sara الهام=elham نازنین=nazanin پریسا=parisa سمیرا=samira اعظم=azam طاهره=tahereh شهلا=shahla ژاله=zhaleh
    کبری=kobra هاجر=hajar یاسمن=yasaman گلناز=golnaz`),
  roots:
    pairs(`محمد=mohammad علی=ali حسین=hoseyn رضا=reza کریم=karim رحیم=rahim احمد=ahmad عباس=abbas اکبر=akbar اصغر=asghar جعفر=jafar
    موسی=mousa هاشم=hashem قاسم=ghasem کاظم=kazem صالح=saleh نوری=nour شریف=sharif امین=amin ملک=malek میر=mir شاه=shah خان=khan بهرام=bahram
    رستم=rostam فرخ=farrokh جمال=jamal کمال=kamal جلال=jalal صفا=safa وفا=vafa گل=gol سلیم=salim قربان=ghorban رمضان=ramezan نظر=nazar مراد=morad
    خدا=khoda دوست=doust پاک=pak نیک=nik خوش=khosh فرد=fard راد=rad مهر=mehr آذر=azar بهار=bahar جهان=jahan دریا=darya روشن=roushan زرین=zarrin
    سپهر=sepehr شیر=shir طالب=taleb عسگر=asgar غفار=ghaffar فتح=fath قدیر=ghadir کیان=kian لطف=lotf منصور=mansour ناصر=naser واحد=vahed یزد=yazd`),
  endings: pairs('ی=i یان=ian زاده=zadeh پور=pour نژاد=nejad نیا=nia لو=lou منش=manesh فر=far وند=vand'),
}

export const AR = {
  male: pairs(`محمد=muhammad أحمد=ahmad علي=ali حسن=hassan حسين=hussein محمود=mahmoud خالد=khalid عمر=omar يوسف=yusuf إبراهيم=ibrahim
    سعيد=said جمال=jamal كمال=kamal طارق=tariq فيصل=faisal عبدالله=abdullah عبدالرحمن=abdulrahman صالح=saleh ماجد=majed ناصر=nasser سليمان=suleiman
    حمزة=hamza زيد=zaid بلال=bilal رشيد=rashid سمير=samir كريم=karim منير=munir نبيل=nabil وليد=walid ياسر=yasser عادل=adel فهد=fahd هشام=hisham
    مصطفى=mustafa قاسم=qasim غسان=ghassan شريف=sharif ثامر=thamer ضياء=dia`),
  female:
    pairs(`فاطمة=fatima عائشة=aisha مريم=maryam خديجة=khadija زينب=zainab نور=nour سارة=sara ليلى=layla هدى=huda أمل=amal سلمى=salma
    رانيا=rania نادية=nadia سعاد=suad منى=muna هند=hind ياسمين=yasmin جميلة=jamila كريمة=karima رقية=ruqayya`),
  consonants: pairs(
    'ب=b ت=t ج=j ح=h خ=kh د=d ر=r ز=z س=s ش=sh ص=s ض=d ط=t ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y',
  ),
}

export const TR = {
  male: words(`Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Murat Ömer Yusuf Süleyman Halil Ramazan Emre Burak Fatih Serkan Kemal
    Cem Çağrı Deniz Erdoğan Gökhan Hakan Kaan Levent Oğuz Özgür Selçuk Şükrü Tolga Uğur Ümit Volkan Yiğit Barış Cengiz Doğan`),
  female:
    words(`Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Özlem Gülşen Sevgi Yasemin Çiğdem Derya Ebru Filiz Gönül
    Hülya İpek Leyla Nurgül Pınar Sibel Tuğba Ülkü`),
  roots:
    words(`Yıl Kaya Demir Şahin Çelik Öz Ay Aslan Kara Koç Kurt Ak Taş Er Bulut Güneş Deniz Yavuz Doğan Kılıç Polat Aydın Bozkurt Çetin
    Erdem Gül Güler Işık Keskin Korkmaz Köse Oğuz Özer Sarı Sönmez Tekin Toprak Tunç Turan Uçar Uysal Ünal Yalçın Yaman Yüksel Altın Ateş Bal
    Baş Can Çakır Çam Dağ Dal Ege Elma Göz Gün Han Kan Kut Mert Nar Ok Pek Sağ Ses Su Tan Tok Yol`),
  endings: words('oğlu er can soy gil maz lı türk tekin demir kaya taş alp men bey'),
}

export const EN = {
  male: words(`James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald Steven Paul
    Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott`),
  female:
    words(`Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly Emily
    Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma`),
  roots:
    words(`Smith John William Brown Jones Mill David Wilson Ander Thom Tayl Moor Jack Mart Harr Clark Lew Robin Walk Pere Hall Young Allen
    King Wright Green Bak Adam Nels Hill Rams Camp Mitch Rob Cart Phil Evan Turn Park Coll Edward Stew Morr Murph Cook Rog Morg Coop Peter Reed Bail Bell
    Kell How Ward Rich Wood Wats Brook Benn Gray Hugh Price Myer Long Fost Sand Ross Powell Sull Russ Perr Butl Barn Fish Hend Cole Simm Jord Patt
    Rey Ham Gra Wall West Gib Bry Hay Ford Gils Mars Owen Mac Wag Web Daw Crox Hart Dun Bran Ash Bur Lang Whit Stan Bar Mead Red`),
  middles: words('er ing el an en or ar in'),
  endings: words('son ton ford ley man wood well field by ham worth ston more land stead burn den'),
}

export const UZ = {
  male: words(`Abdulla Akmal Alisher Anvar Aziz Bahodir Baxtiyor Botir Davron Dilshod Elyor Farhod Farrux G‘ayrat Hamid Hasan Islom Jahongir Jamshid
    Javlon Kamol Laziz Mansur Mirzo Murod Nodir O‘tkir Otabek Rustam Sardor Shavkat Sherzod Shuhrat Temur Tohir Ulug‘bek Umid Xurshid Yusuf Zafar`),
  female:
    words(`Aziza Barno Dildora Dilnoza Feruza Gulnora Guzal Hilola Iroda Kamola Lola Madina Malika Mohira Nargiza Nigora Nilufar Nodira Oydin
    Ra’no Sevara Shahnoza Umida Xurshida Yulduz Zamira Zilola Zulfiya`),
  roots:
    words(`Abdulla Abdura Akram Alim Anvar Asqar Azim Bobo Boy Botir Davlat Ergash Fayzulla G‘afur G‘ulom Hakim Hamid Hasan Ibrohim Ikrom Ismoil Jalol
    Jo‘ra Jumar Kamol Karim Komil Mahmud Mansur Mirza Mirzo Mo‘min Murod Musa Nazar Ne’mat Norqul Nur Olim Ortiq Oxun Pulat Qodir Qosim Qurbon Rahim
    Rahmon Rajab Rasul Rixsi Rustam Sa’di Safar Salim Sattor Shar Sobir Sodiq Sulton Tilla Tohir Toshpo‘lat Tur Umar Usmon Xaydar Xo‘ja Xolmat
    Yo‘ldosh Yunus Yusuf Zokir`),
}
